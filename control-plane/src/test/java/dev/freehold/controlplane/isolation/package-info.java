/** Tests of the isolation record. */
@NullMarked
package dev.freehold.controlplane.isolation;

import org.jspecify.annotations.NullMarked;
