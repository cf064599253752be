package dev.freehold.worker.upkeep;

import java.security.SecureRandom;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.platform.WorkerConfig;

/** Builds the upkeep from the process's configuration. */
@Singleton
final class UpkeepWiring {
    @Produces
    @Singleton
    PoolUpkeep upkeep(WorkerConfig config, DropPace dropPace) {
        return new PoolUpkeep(
                TemplateDatabase.newest(),
                new SecureRandom(),
                dropPace,
                config.standbyPace(),
                config.templateGrace(),
                config.tenantConnectionLimit());
    }
}
