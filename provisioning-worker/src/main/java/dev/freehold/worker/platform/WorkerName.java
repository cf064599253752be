package dev.freehold.worker.platform;

import java.lang.management.ManagementFactory;

import jakarta.inject.Singleton;

/** This process's name for people. */
@Singleton
public final class WorkerName {
    private static final int LONGEST = 80;

    private final String value;

    WorkerName(WorkerConfig config) {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        this.value = config.name().orElseGet(() -> process.substring(0, Math.min(process.length(), LONGEST)));
    }

    /** 1 to 80 characters, unless configured otherwise. */
    public String value() {
        return value;
    }
}
