/** Calls to addresses that other people have given us. Enter at Egress; Destination says which addresses are allowed. */
@NullMarked
package dev.freehold.controlplane.platform.egress;

import org.jspecify.annotations.NullMarked;
