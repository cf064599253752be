/** Tests of {@code tenant}. */
@NullMarked
package dev.freehold.controlplane.tenant;

import org.jspecify.annotations.NullMarked;
