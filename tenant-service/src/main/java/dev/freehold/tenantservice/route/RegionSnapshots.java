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

    /** A snapshot that knows more than the table, signed by the authority for this region; nothing if the store cannot be read. */
    Optional<String> newer() {
        long known = table.usable() ? table.version() : 0;
        try {
            return store.isPresent() && store.get().version() > known
                    ? store.get().read().filter(signed -> isNewer(signed, known))
                    : Optional.empty();
        } catch (RefusedException refused) {
            LOG.error("The region's snapshot of routes is not right and was not taken", refused);
            return Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("The region's snapshot of routes cannot be read", unreadable);
            return Optional.empty();
        }
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

    private boolean isNewer(String signed, long known) {
        return RouteFeed.verify(signed, authority, region).version() > known;
    }
}
