package dev.freehold.worker.lifecycle;

import java.security.SecureRandom;

import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.worker.effect.adopt.AdoptionRules;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.identity.KeycloakAdmin;
import dev.freehold.worker.saga.Pause;

/**
 * What the sagas of one process share.
 *
 * @param connectionLimit how many connections both login roles of a database may have together
 */
public record LifecycleParts(
        Region region,
        KeycloakAdmin keycloak,
        PlacementSealer sealer,
        SecureRandom random,
        DropPace dropPace,
        Pause pause,
        int connectionLimit,
        ArchiveParts archives,
        AdoptionRules adoption) {}
