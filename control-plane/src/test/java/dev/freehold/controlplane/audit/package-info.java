/** Tests of {@code audit}. */
@NullMarked
package dev.freehold.controlplane.audit;

import org.jspecify.annotations.NullMarked;
