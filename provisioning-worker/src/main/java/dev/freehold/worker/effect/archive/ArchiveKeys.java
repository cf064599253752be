package dev.freehold.worker.effect.archive;

import java.util.Optional;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;

/**
 * @param signer signs what this worker exports
 * @param workers whose archives are taken
 * @param region can open what is exported
 * @param opening the region's private keys, for imports
 */
public record ArchiveKeys(SigningKey signer, VerifyingKeys workers, SealingKey region, Optional<OpeningKeys> opening) {}
