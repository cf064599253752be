/** Tests of answering once. */
@NullMarked
package dev.freehold.controlplane.platform.idempotency;

import org.jspecify.annotations.NullMarked;
