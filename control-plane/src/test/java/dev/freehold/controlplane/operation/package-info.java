/** Tests of {@code operation}. */
@NullMarked
package dev.freehold.controlplane.operation;

import org.jspecify.annotations.NullMarked;
