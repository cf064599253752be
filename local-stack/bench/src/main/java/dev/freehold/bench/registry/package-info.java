/** A registry of many tenants that nobody made, and data planes that only follow. Enter at FilledRegistry and Followers. */
@NullMarked
package dev.freehold.bench.registry;

import org.jspecify.annotations.NullMarked;
