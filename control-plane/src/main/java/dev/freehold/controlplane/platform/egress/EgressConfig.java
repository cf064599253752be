package dev.freehold.controlplane.platform.egress;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the control plane may be sent, and how long it waits there. */
@ConfigMapping(prefix = "freehold.egress")
public interface EgressConfig {
    /** Whether http and addresses of private networks and of this machine are allowed; left out: in development only. */
    Optional<Boolean> allowPrivate();

    /** For connecting and answering together. */
    @WithDefault("PT10S")
    Duration timeout();
}
