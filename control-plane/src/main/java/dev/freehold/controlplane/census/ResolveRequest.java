package dev.freehold.controlplane.census;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a finding to be put right.
 *
 * @param confirm the finding's subject again; needed where the remedy is {@code drop}
 */
record ResolveRequest(@Nullable String confirm) {}
