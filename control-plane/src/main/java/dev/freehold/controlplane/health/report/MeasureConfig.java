package dev.freehold.controlplane.health.report;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often databases are measured, and how long figures are kept. */
@ConfigMapping(prefix = "freehold.measure")
public interface MeasureConfig {
    /** How often one worker of its region measures the databases of a pool. */
    @WithDefault("PT5M")
    Duration every();

    /** How long sizes by day, and what was counted by hour, are kept; the longest that advice looks back. */
    @WithDefault("P35D")
    Duration keep();
}
