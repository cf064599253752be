/** Counts what is on a pool and in the identity server, and puts single findings right after looking again. CensusLoop leases the tasks; nothing here acts without one. */
@NullMarked
package dev.freehold.worker.census;

import org.jspecify.annotations.NullMarked;
