package dev.freehold.worker.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this process works. */
@ConfigMapping(prefix = "freehold.worker")
public interface WorkerConfig {
    String controlPlaneUrl();

    /** For people; by default the host name and process id. */
    Optional<String> name();

    /** How many commands run at once. */
    @WithDefault("4")
    int concurrency();

    /**
     * Whether a step waits until the control plane has heard of it. Slower, and of use to who wants to stop a worker at a known place;
     * progress at the control plane else lags a little behind the work. LeasedRun reads it by its name.
     */
    @WithDefault("false")
    boolean waitForReports();

    /** How long a command may go on after the process was told to stop, before it is given back. */
    @WithDefault("20s")
    Duration shutdownDeadline();

    /** The least time between two drops on one pool. */
    @WithDefault("250ms")
    Duration dropInterval();

    /** How long an offboarded tenant is kept at least, whatever the control plane says; by default a day, in development no time. */
    Optional<Duration> minimumRetention();

    /** How many tenants of one pool are dropped within an hour at most, over all workers; by default 20, in development any number. */
    OptionalInt dropsPerHour();

    /** How many of these before the end of their retention; by default 3, in development any number. */
    OptionalInt purgesPerHour();

    /** How often each pool is looked after: its template and its stock of databases. UpkeepSchedule reads it by its name. */
    @WithDefault("10s")
    Duration upkeepInterval();

    /** The least time between two databases that are made for stock on one pool. */
    @WithDefault("500ms")
    Duration standbyPace();

    /** The pause after each database while a pool is measured. */
    @WithDefault("20ms")
    Duration measurePace();

    /** How long the template of an older schema stays once no worker of that schema has been heard of. */
    @WithDefault("1h")
    Duration templateGrace();

    /** How many connections both login roles of a tenant's database may have together. */
    @WithDefault("50")
    int tenantConnectionLimit();
}
