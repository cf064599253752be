package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is configured dangerously does not come up, and says which setting it is. */
class SafeguardIT {
    private final Map<String, String> production =
            new HashMap<>(TestPlatform.shared().configuration());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    SafeguardIT() {
        production.put("freehold.development", "false");
    }

    @Test
    void refusesAPoolThatAnybodyCouldPoseAs() {
        ServiceProcess.Ended ended = ServiceProcess.refused(folder, "ssl", production);

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.log()).contains("freehold.pools.\"local-a\".ssl-mode is disable", "verify-full");
    }

    @Test
    void refusesADevelopersKey() throws IOException {
        Path key = folder.resolve("authority.jwks");
        Files.writeString(
                key,
                SigningKey.generate(KeyFacts.DEVELOPMENT_PREFIX + "authority-1").publicJwks());
        production.put("freehold.pools.\"local-a\".ssl-mode", "verify-full");
        production.put("freehold.authority.public-key-file", key.toString());

        ServiceProcess.Ended ended = ServiceProcess.refused(folder, "key", production);

        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.log()).contains("freehold.authority.public-key-file names a development key");
    }
}
