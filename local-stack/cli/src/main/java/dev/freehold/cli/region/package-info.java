/** {@code freehold region …}: who serves a region, and with which key. Enter at {@link dev.freehold.cli.region.RegionCommand}. */
@NullMarked
package dev.freehold.cli.region;

import org.jspecify.annotations.NullMarked;
