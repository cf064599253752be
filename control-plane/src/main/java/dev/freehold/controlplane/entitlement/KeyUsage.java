package dev.freehold.controlplane.entitlement;

import java.time.Instant;

/**
 * What one of the authority's keys is used for.
 *
 * @param notBefore from when on it may sign
 * @param signs whether it is the one that signs now
 * @param licenses how many of those that are out it has signed
 */
record KeyUsage(String keyId, Instant notBefore, boolean signs, long licenses) {}
