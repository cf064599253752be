/** What a worker and the control plane say to each other: lease, heartbeat, step report, outcome. A lease's attempt number fences reports, its fence number fences the pool. */
@NullMarked
package dev.freehold.contracts.command;

import org.jspecify.annotations.NullMarked;
