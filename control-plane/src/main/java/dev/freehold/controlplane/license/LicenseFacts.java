package dev.freehold.controlplane.license;

import java.time.Instant;

/**
 * What has to be remembered of a licence that was signed.
 *
 * @param validUntil without its grace
 * @param renewable whether it is to be renewed before that
 * @param planVersion of the plan whose limits are in it
 * @param keyId of the key that signed it
 */
public record LicenseFacts(Instant validUntil, boolean renewable, int planVersion, String keyId) {}
