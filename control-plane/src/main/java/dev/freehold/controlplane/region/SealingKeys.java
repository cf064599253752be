package dev.freehold.controlplane.region;

import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** The public keys with which regions are told what only their workers may read. */
@Singleton
public class SealingKeys {
    private final SealingKeyTable keys;

    SealingKeys(SealingKeyTable keys) {
        this.keys = requireNonNull(keys);
    }

    /** The newest of the region; the field is what the caller asked to have sealed. */
    public SealingKey require(Region region, String field) {
        return keys.newest(region)
                .map(SealingKey::parse)
                .orElseThrow(() -> new Refusal.Invalid(
                        field,
                        "cannot be sealed to region " + region
                                + ": none of its workers has told its key; start one of this version, then try again"));
    }
}
