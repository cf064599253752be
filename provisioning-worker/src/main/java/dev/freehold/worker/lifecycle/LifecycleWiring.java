package dev.freehold.worker.lifecycle;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.worker.effect.adopt.AdoptConfig;
import dev.freehold.worker.effect.archive.ArchiveConfig;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.identity.KeycloakAdmin;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.role.SealConfig;
import dev.freehold.worker.platform.WorkerConfig;
import dev.freehold.worker.postgres.PoolsConfig;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.SagaRunner;

/** Builds the engine from the process's configuration. */
@Singleton
final class LifecycleWiring {
    private static final DropRules USUAL_RULES = new DropRules(Duration.ofDays(1), 20, 3);

    private static final Duration USUAL_AGE = Duration.ofDays(30);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    FailureJudge judge() {
        return new FailureVerdicts();
    }

    @Produces
    @Singleton
    Pools pools(
            PoolsConfig config,
            Tracer tracer,
            @ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development) {
        return new Pools(config.addresses(development), tracer);
    }

    @Produces
    @Singleton
    DropPace dropPace(
            WorkerConfig worker,
            Clock clock,
            @ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development) {
        DropRules usual = development ? DropRules.NONE : USUAL_RULES;
        DropRules rules = new DropRules(
                worker.minimumRetention().orElse(usual.minimumRetention()),
                worker.dropsPerHour().orElse(usual.dropsPerHour()),
                worker.purgesPerHour().orElse(usual.purgesPerHour()));
        return new DropPace(worker.dropInterval(), clock, Pause.REAL, rules);
    }

    @Produces
    @Singleton
    ArchiveParts archives(
            Optional<RegionObjects> objects,
            ArchiveConfig config,
            SealConfig seal,
            Clock clock,
            @ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development) {
        return new ArchiveParts(
                objects,
                config.keys(seal),
                new SecureRandom(),
                clock,
                config.tablesAtOnce(),
                config.minimumAge().orElse(development ? Duration.ZERO : USUAL_AGE));
    }

    @Produces
    @Singleton
    LifecycleParts parts(
            @ConfigProperty(name = "freehold.region") Region region,
            @RestClient KeycloakAdmin keycloak,
            SealConfig seal,
            WorkerConfig worker,
            DropPace dropPace,
            ArchiveParts archives,
            AdoptConfig adopt,
            @ConfigProperty(name = "freehold.development", defaultValue = "false") boolean development) {
        return new LifecycleParts(
                region,
                keycloak,
                seal.sealer(),
                new SecureRandom(),
                dropPace,
                Pause.REAL,
                worker.tenantConnectionLimit(),
                archives,
                adopt.rules(development));
    }

    @Produces
    @Singleton
    Lifecycle lifecycle(Pools pools, LifecycleParts parts, Tracer tracer, FailureJudge judge) {
        return new Lifecycle(pools, parts, new SagaRunner(judge, tracer), judge);
    }
}
