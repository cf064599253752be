/**
 * The commands {@code up}, {@code down}, {@code status} and {@code token} of {@code ./freehold}.
 * One enters through {@link dev.freehold.stack.command.Main}.
 */
@NullMarked
package dev.freehold.stack.command;

import org.jspecify.annotations.NullMarked;
