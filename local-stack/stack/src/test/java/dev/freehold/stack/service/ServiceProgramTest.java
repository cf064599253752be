package dev.freehold.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.stack.process.PartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceProgramTest {
    private static final String VARIABLE = "FREEHOLD_TENANT_SERVICE";

    @TempDir
    private Path folder;

    @Test
    void isThePackagedServiceUnlessTheEnvironmentNamesAnother() {
        assertThat(ServiceProgram.of(Services.TENANT_SERVICE, Map.of())).isEmpty();
        assertThat(ServiceProgram.of(Services.TENANT_SERVICE, Map.of(VARIABLE, "")))
                .isEmpty();
    }

    @Test
    void isForOneServiceOnly() throws IOException {
        Map<String, String> environment = Map.of(VARIABLE, program("rwxr-xr-x").toString());

        assertThat(ServiceProgram.of(Services.TENANT_SERVICE, environment)).contains(folder.resolve("program"));
        assertThat(ServiceProgram.of(Services.WORKER, environment)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeRun() throws IOException {
        Map<String, String> environment = Map.of(VARIABLE, program("rw-r--r--").toString());

        assertThatThrownBy(() -> ServiceProgram.of(Services.TENANT_SERVICE, environment))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining(VARIABLE);
        assertThatThrownBy(() -> ServiceProgram.of(Services.TENANT_SERVICE, Map.of(VARIABLE, folder.toString())))
                .isInstanceOf(PartFailedException.class);
    }

    private Path program(String permissions) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString(permissions));
    }
}
