/**
 * Puts answers in front of a person (aligned text with control characters taken out) or a program (JSON). Enter at
 * {@link dev.freehold.cli.output.Output}.
 */
@NullMarked
package dev.freehold.cli.output;

import org.jspecify.annotations.NullMarked;
