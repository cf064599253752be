/** Wakes those who wait for a change of the control database, by one LISTEN connection a replica. Enter at LongPoll; every wait also looks by itself now and then. */
@NullMarked
package dev.freehold.controlplane.platform.signal;

import org.jspecify.annotations.NullMarked;
