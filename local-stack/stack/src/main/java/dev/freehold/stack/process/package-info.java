/**
 * Processes of this machine: which are ours, which hold a port, how they are started and stopped.
 * One enters through {@link dev.freehold.stack.process.OwnedProcess}.
 */
@NullMarked
package dev.freehold.stack.process;

import org.jspecify.annotations.NullMarked;
