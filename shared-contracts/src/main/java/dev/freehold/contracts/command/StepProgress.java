package dev.freehold.contracts.command;

import org.jspecify.annotations.Nullable;

/**
 * How much of its work a running step has done.
 *
 * @param bytes of the rows as text, before compression
 * @param expectedRows absent where nobody knows yet
 */
public record StepProgress(long rows, long bytes, @Nullable Long expectedRows) {}
