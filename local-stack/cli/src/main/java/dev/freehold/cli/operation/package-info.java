/**
 * The noun {@code operation}, and the following of an operation to its end, which the lifecycle verbs of other nouns share. Enter
 * at {@link dev.freehold.cli.operation.OperationCommand} or {@link dev.freehold.cli.operation.Lifecycle}.
 */
@NullMarked
package dev.freehold.cli.operation;

import org.jspecify.annotations.NullMarked;
