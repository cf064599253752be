/** Answers a public POST once per Idempotency-Key, and gives the same answer again to whoever repeats it. Mark such a method with Idempotent. */
@NullMarked
package dev.freehold.controlplane.platform.idempotency;

import org.jspecify.annotations.NullMarked;
