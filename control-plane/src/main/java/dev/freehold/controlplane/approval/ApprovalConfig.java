package dev.freehold.controlplane.approval;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What needs a second person. */
@ConfigMapping(prefix = "freehold.approval")
public interface ApprovalConfig {
    /** Names of actions, or {@code none}; left out it is every action there is, and none in development. */
    Optional<Set<String>> actions();

    /** How long a request waits for somebody to approve it. */
    @WithDefault("PT24H")
    Duration expiresAfter();
}
