package dev.freehold.controlplane.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer that was given, and to what.
 *
 * @param body JSON
 */
record GivenAnswer(String fingerprint, int status, @Nullable String location, String body) {}
