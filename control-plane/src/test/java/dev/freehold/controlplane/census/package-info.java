/** Tests of the census: its API for operators and for workers, played over HTTP. */
@NullMarked
package dev.freehold.controlplane.census;

import org.jspecify.annotations.NullMarked;
