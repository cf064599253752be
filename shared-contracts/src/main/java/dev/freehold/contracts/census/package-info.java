/** What a worker and the control plane say to each other about a census: tasks on loan, what a worker saw, how a task ended. CensusTask is the door. */
@NullMarked
package dev.freehold.contracts.census;

import org.jspecify.annotations.NullMarked;
