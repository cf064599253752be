package dev.freehold.controlplane.route;

import java.time.Clock;
import java.time.Instant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.license.LicenseAuthority;
import dev.freehold.controlplane.license.LicenseConfig;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/**
 * Renews licences before they end, and those of which plan or signing key has changed, one a transaction, in whichever replica
 * comes first.
 */
@Singleton
class RenewLicenses {
    private static final Logger LOG = Logger.getLogger(RenewLicenses.class);

    private static final int AT_ONCE = 1_000;

    private final RouteTable routes;
    private final TenantLock lock;
    private final LicenseAuthority authority;
    private final SigningKey key;
    private final LicenseConfig config;
    private final Signals signals;
    private final Clock clock;

    RenewLicenses(
            RouteTable routes,
            TenantLock lock,
            LicenseAuthority authority,
            SigningKey key,
            LicenseConfig config,
            Signals signals,
            Clock clock) {
        this.routes = requireNonNull(routes);
        this.lock = requireNonNull(lock);
        this.authority = requireNonNull(authority);
        this.key = requireNonNull(key);
        this.config = requireNonNull(config);
        this.signals = requireNonNull(signals);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (QuarkusTransaction.requiringNew().call(this::renewOne)) {
            // Until none is left.
        }
    }

    /** Limits of a changed plan are to be in force within seconds. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void catchUp() {
        try {
            for (int i = 0; i < AT_ONCE && QuarkusTransaction.requiringNew().call(this::catchUpOne); i++) {
                // Until none is left, or the next round goes on.
            }
        } catch (JdbiException e) {
            LOG.warnf("licences not issued anew" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private boolean catchUpOne() {
        var behind = routes.oneWithLicenseBehind(key.formerKeyIds());
        behind.ifPresent(tenant -> {
            lock.take(tenant);
            routes.find(tenant).filter(stored -> stored.license() != null).ifPresent(this::renew);
        });
        return behind.isPresent();
    }

    private boolean renewOne() {
        Instant limit = clock.instant().plus(config.renewBefore());
        var ending = routes.oneWithLicenseEndingBefore(limit);
        ending.ifPresent(tenant -> {
            lock.take(tenant);
            routes.find(tenant)
                    .filter(stored -> stored.licenseEndsBefore(limit))
                    .ifPresent(this::renew);
        });
        return ending.isPresent();
    }

    private void renew(StoredRoute stored) {
        routes.write(stored.renewed(authority.issue(stored.route().tenant(), stored.plan())));
        signals.announce(Channel.ROUTES, stored.region().value());
        LOG.infof("licence renewed" + LogKeys.TENANT, stored.route().tenant());
    }
}
