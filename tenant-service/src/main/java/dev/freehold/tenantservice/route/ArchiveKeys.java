package dev.freehold.tenantservice.route;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.VerifyingKeys;

/**
 * What opens the region's archives.
 *
 * @param workers who may have signed them
 */
public record ArchiveKeys(OpeningKeys region, VerifyingKeys workers) {}
