/** One class a command, listing its steps in order. Lifecycle is the door: it opens the pool for a lease and conducts the right saga. */
@NullMarked
package dev.freehold.worker.lifecycle;

import org.jspecify.annotations.NullMarked;
