/**
 * What a stack says of itself in {@code stack.json}: every URL, port, process and development credential.
 * One enters through {@link dev.freehold.stack.description.StackFile}.
 */
@NullMarked
package dev.freehold.stack.description;

import org.jspecify.annotations.NullMarked;
