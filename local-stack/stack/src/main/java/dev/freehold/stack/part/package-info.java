/**
 * What a stack consists of: parts that start after one another, side by side where they can, and stop in reverse.
 * One enters through {@link dev.freehold.stack.part.Parts}.
 */
@NullMarked
package dev.freehold.stack.part;

import org.jspecify.annotations.NullMarked;
