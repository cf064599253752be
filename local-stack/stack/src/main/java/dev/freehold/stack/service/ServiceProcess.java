package dev.freehold.stack.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Readiness;

import static java.util.Objects.requireNonNull;

/** One of our services, running. */
record ServiceProcess(String title, OwnedProcess process, int port, Path log) implements RunningPart {
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    /** Longer than a worker gives its steps to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    ServiceProcess {
        requireNonNull(title, "title");
        requireNonNull(process, "process");
        requireNonNull(log, "log");
    }

    @Override
    public void awaitReady() {
        URI health = URI.create("http://localhost:" + port + "/q/health/ready");
        new Readiness(title, health, process, log, DEADLINE).await();
    }

    @Override
    public void stop() {
        process.stop(PATIENCE, "TERM");
    }
}
