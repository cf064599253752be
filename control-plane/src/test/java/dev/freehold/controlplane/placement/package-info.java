/** Tests of where tenants are placed. */
@NullMarked
package dev.freehold.controlplane.placement;

import org.jspecify.annotations.NullMarked;
