package dev.freehold.tenantservice.route;

import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.tenantservice.platform.Alarm;
import dev.freehold.tenantservice.platform.Mode;
import dev.freehold.tenantservice.platform.ProcessToken;

/** Keeps the table fresh: what the disk has, then the control plane's feed for as long as the process lives. */
@ApplicationScoped
class RouteFollower {
    private static final Logger LOG = Logger.getLogger(RouteFollower.class);
    private static final int WAIT_SECONDS = 20;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final RouteTable table;
    private final RouteMemory memory;
    private final RegionSnapshots snapshots;
    private final ProcessToken token;
    private final RouteFeedClient controlPlane;
    private final Alarm alarm;
    private final Mode mode;
    private final StandaloneRegion alone;
    private final Thread following;
    private boolean lost;
    private volatile boolean stopped;

    RouteFollower(
            RouteTable table,
            RouteMemory memory,
            RegionSnapshots snapshots,
            ProcessToken token,
            @RestClient RouteFeedClient controlPlane,
            Alarm alarm,
            @ConfigProperty(name = "freehold.mode") Mode mode,
            StandaloneRegion alone) {
        this.table = table;
        this.memory = memory;
        this.snapshots = snapshots;
        this.token = token;
        this.controlPlane = controlPlane;
        this.alarm = alarm;
        this.mode = mode;
        this.alone = alone;
        this.following = Thread.ofVirtual().name("route-follower").unstarted(this::follow);
    }

    void start(@Observes StartupEvent started) {
        switch (mode) {
            case STANDALONE -> table.take(alone.feed());
            case REGION -> {
                memory.restore(table);
                following.start();
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        following.interrupt();
    }

    private void follow() {
        int failures = 0;
        while (!stopped) {
            failures = turn(failures);
            pause(failures);
        }
    }

    /** @return how many turns have failed, this one included; 0 after one that did not */
    private int turn(int failures) {
        try {
            poll();
            if (failures > 0) {
                LOG.info("The control plane's feed of routes is followed again");
            }
            return 0;
        } catch (RefusedException refused) {
            return refuse(refused, failures);
        } catch (RuntimeException | Error failed) {
            // An Error too: a process that has silently stopped to follow would serve the suspended for ever.
            logOutage(failures, failed);
            askTheRegion(failures);
            return failures + 1;
        }
    }

    private int refuse(RefusedException refused, int failures) {
        alarm.raise(Alarm.Kind.FEED);
        LOG.error("The feed of routes is not right and was not taken; a snapshot is asked for", refused);
        int now = failures + (lost ? 1 : 0);
        lost = true;
        return now;
    }

    /** Once an outage; as often as the control plane, as long as nobody can be served. */
    private void askTheRegion(int failuresBefore) {
        try {
            if (failuresBefore == 0 || !table.usable()) {
                snapshots.newer().ifPresent(signed -> {
                    take(signed);
                    LOG.infof("Routes are taken from the region's snapshot: version=%d", table.version());
                });
            }
        } catch (RuntimeException | Error refused) {
            LOG.error("The region's snapshot of routes was not taken", refused);
        }
    }

    private void poll() {
        boolean snapshot = lost || memory.wantsSnapshot() || !table.usable();
        try (Response answer = controlPlane.routes(
                token.authorization(), snapshot ? 0 : table.version(), snapshot ? 0 : WAIT_SECONDS)) {
            switch (answer.getStatus()) {
                case 200 -> take(answer.readEntity(String.class));
                case 204 -> {}
                case 401 -> {
                    token.forget();
                    throw new IllegalStateException("the control plane does not accept this process's token");
                }
                default -> throw new IllegalStateException("the control plane answered " + answer.getStatus());
            }
        }
    }

    private void take(String signed) {
        memory.keep(signed, table.take(signed));
        lost = false;
    }

    private void logOutage(int failuresBefore, Throwable unreachable) {
        if (failuresBefore == 0 && !stopped) {
            LOG.warn("The control plane's feed of routes cannot be followed; what is known is served on", unreachable);
        }
    }

    private static void pause(int failures) {
        if (failures == 0) {
            return;
        }
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
