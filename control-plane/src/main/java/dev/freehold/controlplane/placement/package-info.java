/** Pools, their capacity, and where a new tenant may live. Enter at ChoosePool. */
@NullMarked
package dev.freehold.controlplane.placement;

import org.jspecify.annotations.NullMarked;
