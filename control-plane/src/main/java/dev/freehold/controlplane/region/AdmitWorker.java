package dev.freehold.controlplane.region;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.placement.LearnPools;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Lets a worker in whose keys serve no other region: one key for two would open the placements of both. */
@Singleton
class AdmitWorker {
    private static final Logger LOG = Logger.getLogger(AdmitWorker.class);
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MAX_KEYS = 100;

    private final RegionKeyTable keys;
    private final SealingKeyTable sealingKeys;
    private final LearnPools learnPools;

    AdmitWorker(RegionKeyTable keys, SealingKeyTable sealingKeys, LearnPools learnPools) {
        this.keys = requireNonNull(keys);
        this.sealingKeys = requireNonNull(sealingKeys);
        this.learnPools = requireNonNull(learnPools);
    }

    /** @throws Refusal.Conflict if another region has one of the keys; nothing is remembered then */
    @Transactional
    void run(Region region, WorkerAnnouncement announcement) {
        // In order, so that two who announce the same keys do not wait for each other.
        SortedSet<String> thumbprints = new TreeSet<>(announcement.keyThumbprints());
        refuseMalformed(thumbprints);
        keys.claim(thumbprints, region, announcement.worker());
        keys.sharedWithAnother(thumbprints, region).ifPresent(shared -> {
            LOG.errorf(
                    "worker refused: its key belongs to another region" + LogKeys.REGION + LogKeys.KEY, region, shared);
            throw new Refusal.Conflict(
                    ProblemCode.REGION_KEY_SHARED,
                    "The key with thumbprint " + shared + " belongs to another region than " + region
                            + ". Give every region sealing and signing keys of its own, then start the worker again.");
        });
        String sealingKey = announcement.sealingKey();
        if (sealingKey != null) {
            sealingKeys.met(region, sealingKey, publicHalf(announcement, sealingKey));
        }
        learnPools.run(region, announcement.poolConnections());
        LOG.infof("worker announced" + LogKeys.REGION + LogKeys.WORKER, region, announcement.worker());
    }

    private static @Nullable String publicHalf(WorkerAnnouncement announcement, String keyId) {
        String jwks = announcement.sealingJwks();
        if (jwks != null && !isHalfOf(jwks, keyId, announcement.keyThumbprints())) {
            throw new Refusal.Invalid("sealingJwks", "is the public half of the key that sealingKey names");
        }
        return jwks;
    }

    private static boolean isHalfOf(String jwks, String keyId, List<String> thumbprints) {
        try {
            KeyFacts told = KeyFacts.of(jwks);
            return told.keyIds().equals(List.of(keyId)) && thumbprints.containsAll(told.thumbprints());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static void refuseMalformed(SortedSet<String> thumbprints) {
        if (thumbprints.isEmpty() || thumbprints.size() > MAX_KEYS) {
            throw new Refusal.Invalid("keyThumbprints", "names 1 to " + MAX_KEYS + " keys");
        }
        if (!thumbprints.stream().allMatch(THUMBPRINT.asMatchPredicate())) {
            throw new Refusal.Invalid("keyThumbprints", "are SHA-256 thumbprints in base64url");
        }
    }
}
