/** Tests of what counts as a difference. */
@NullMarked
package dev.freehold.controlplane.census.compare;

import org.jspecify.annotations.NullMarked;
