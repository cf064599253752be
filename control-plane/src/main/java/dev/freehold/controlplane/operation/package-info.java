/** Long-running lifecycle actions that callers poll and watch. Operations starts them and says OperationEnded when one is over. */
@NullMarked
package dev.freehold.controlplane.operation;

import org.jspecify.annotations.NullMarked;
