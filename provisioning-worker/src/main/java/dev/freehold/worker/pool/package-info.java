/** Tells the control plane how the pools of this region are, measures them when it is told to, and keeps what each pool is there for. ReportPools is the loop. */
@NullMarked
package dev.freehold.worker.pool;

import org.jspecify.annotations.NullMarked;
