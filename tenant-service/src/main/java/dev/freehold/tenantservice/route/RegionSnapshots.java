package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.tenantservice.platform.ProcessToken;
import dev.freehold.tenantservice.route.store.SnapshotStore;

/**
 * The region's snapshot outside this process: kept by whichever process finds it old, read by one that knows too little while the
 * control plane is away. Its failures are logged and never stop the feed.
 */
@ApplicationScoped
class RegionSnapshots {
    private static final Logger LOG = Logger.getLogger(RegionSnapshots.class);
    private static final int PROCESSES_IN_TEN = 3;

    private final Optional<SnapshotStore> store;
    private final RouteTable table;
    private final RouteFeedClient controlPlane;
    private final ProcessToken token;
    private final VerifyingKeys authority;
    private final Region region;

    RegionSnapshots(
            Optional<SnapshotStore> store,
            RouteTable table,
            @RestClient RouteFeedClient controlPlane,
            ProcessToken token,
            VerifyingKeys authority,
            Region region) {
        this.store = store;
        this.table = table;
        this.controlPlane = controlPlane;
        this.token = token;
        this.authority = authority;
        this.region = region;
    }

    /** Fills the table from the store where that knows more. */
    void restore() {
        store.ifPresent(kept -> {
            try {
                long known = table.usable() ? table.version() : 0;
                if (kept.version() > known) {
                    kept.read().ifPresent(signed -> take(signed, known));
                }
            } catch (IOException unreachable) {
                LOG.warn("The region's snapshot of routes cannot be read", unreachable);
            }
        });
    }

    /** In three of ten turns, so that the processes of a region seldom do it at once. */
    @Scheduled(
            every = "${freehold.objects.snapshot-every}",
            delayed = "${freehold.objects.snapshot-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepSometimes() {
        if (ThreadLocalRandom.current().nextInt(10) < PROCESSES_IN_TEN) {
            keep();
        }
    }

    /** Asks the control plane for a snapshot if the kept one is of another version than the table, and keeps that. */
    void keep() {
        store.filter(kept -> table.usable()).ifPresent(kept -> {
            try {
                if (kept.version() != table.version()) {
                    replace(kept);
                }
            } catch (IOException | RuntimeException failed) {
                LOG.warn("The region's snapshot of routes cannot be kept; the next turn tries again", failed);
            }
        });
    }

    private void replace(SnapshotStore kept) throws IOException {
        String signed = controlPlane.snapshot(token.authorization());
        kept.write(RouteFeed.verify(signed, authority, region).version(), signed);
    }

    private void take(String signed, long known) {
        try {
            if (RouteFeed.verify(signed, authority, region).version() > known) {
                long version = table.take(signed).version();
                LOG.infof("Routes are taken from the region's snapshot: version=%d", version);
            }
        } catch (RefusedException refused) {
            LOG.error("The region's snapshot of routes is not right and was not taken", refused);
        }
    }
}
