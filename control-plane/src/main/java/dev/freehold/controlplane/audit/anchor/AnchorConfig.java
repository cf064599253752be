package dev.freehold.controlplane.audit.anchor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where heads of the audit chain are kept. One of bucket and folder is set; without either a cut tail would not show. */
@ConfigMapping(prefix = "freehold.audit")
interface AnchorConfig {
    /** A bucket that {@code quarkus.s3.*} names the server of and gives credentials for, which may write and need not read or remove. */
    Optional<String> bucket();

    /** A folder that exists, on another machine's disk, for those who host themselves. */
    Optional<Path> folder();

    /** Locks each object for so long (compliance mode); the bucket must have object lock. */
    Optional<Duration> objectLock();

    /** How often a head is signed and kept, if there is anything new. */
    @WithDefault("PT1M")
    Duration anchorEvery();

    /** How often the whole chain is walked. WatchChain reads it by its name. */
    @WithDefault("PT6H")
    Duration checkEvery();
}
