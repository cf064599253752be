package dev.freehold.controlplane.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.support.ProductionDatabase;
import dev.freehold.controlplane.support.ServiceProcess;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** A process that is configured dangerously does not come up, and says which setting it is. */
class StartupIT {
    private static final SigningKey KEY = SigningKey.generate("authority-1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private @Nullable ProductionDatabase database;

    @AfterEach
    void stopDatabase() {
        requireNonNull(database).stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes"})
    void refusesADatabaseThatForgets(String setting) throws Exception {
        assertThat(ServiceProcess.refused(
                        folder, database(Map.of(setting, "off")).settings(KEY)))
                .contains("quarkus.datasource.jdbc.url", setting + "=off", "freehold.development");
    }

    @Test
    void refusesADevelopersKey() throws Exception {
        SigningKey development = SigningKey.generate(KeyFacts.DEVELOPMENT_PREFIX + "authority-1");
        assertThat(ServiceProcess.refused(folder, database(Map.of()).settings(development)))
                .contains("freehold.authority-key-file names a development key");
    }

    @Test
    void refusesAnAuditWhoseEndCouldBeCutOff() throws Exception {
        Map<String, String> settings = new HashMap<>(database(Map.of()).settings(KEY));
        settings.remove("freehold.audit.folder");
        assertThat(ServiceProcess.refused(folder, settings))
                .contains("Neither freehold.audit.bucket nor freehold.audit.folder is set");
    }

    @Test
    void refusesASuperuserEvenInDevelopment() throws Exception {
        Map<String, String> settings = new HashMap<>(database(Map.of()).settings(KEY));
        settings.put("freehold.development", "true");
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", requireNonNull(database).superuserPassword());
        assertThat(ServiceProcess.refused(folder, settings))
                .contains("quarkus.datasource.username names a superuser", "freehold_control_app");
    }

    private ProductionDatabase database(Map<String, String> serverSettings) {
        database = ProductionDatabase.start(serverSettings);
        return database;
    }
}
