/** Kinds and states of lifecycle operations and their steps, as all our processes say them. */
@NullMarked
package dev.freehold.contracts.operation;

import org.jspecify.annotations.NullMarked;
