package dev.freehold.controlplane.dataplane;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the processes of data planes are known. */
@ConfigMapping(prefix = "freehold.data-plane")
public interface DataPlaneConfig {
    /** A process that has not reported for so long counts as lost: nobody waits for it any more. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often a process is told to report; less than a third of the lease. */
    @WithDefault("PT5S")
    Duration report();

    /** How long a live process that does not leave a tenant's former credential is waited for before that is closed all the same. */
    @WithDefault("PT2M")
    Duration patience();

    /** How long a lost process is still shown. */
    @WithDefault("PT1H")
    Duration forgetAfter();
}
