package dev.freehold.controlplane.webhook;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How deliveries are tried again. */
@ConfigMapping(prefix = "freehold.webhooks")
public interface WebhooksConfig {
    /** After the first failure; doubled with each further one. */
    @WithDefault("PT5S")
    Duration backoffMin();

    @WithDefault("PT1H")
    Duration backoffMax();

    /** A delivery is given up, and a webhook that took nothing for so long is disabled. */
    @WithDefault("P3D")
    Duration giveUpAfter();
}
