package dev.freehold.controlplane.offboarding;

import java.time.Instant;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * A certificate, as callers see it.
 *
 * @param certificate compact JWS, signed by the authority; docs/offboarding.md says what is in it
 */
record IssuedCertificate(TenantId tenant, TenantSlug slug, Instant issuedAt, String certificate) {}
