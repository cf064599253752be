package dev.freehold.tenantservice.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.tenantservice.connect.SchemaRange;
import dev.freehold.tenantservice.connect.TenantConnections;
import dev.freehold.tenantservice.platform.Mode;
import dev.freehold.tenantservice.platform.ProcessToken;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.traffic.TenantTraffics;

/** Reports at the start, as soon as something was drained, and as often as the lease asks. A failure never stops serving. */
@ApplicationScoped
class Reporter {
    private static final Logger LOG = Logger.getLogger(Reporter.class);
    private static final int FIRST_SECONDS = 1;
    private static final Duration END = Duration.ofSeconds(2);

    /** Between two reports, so that a busy feed costs few of them; drawn each time, so that not all processes come at once. */
    private static final long SHORTEST_PAUSE_MILLIS = 100;

    private static final long LONGEST_PAUSE_MILLIS = 300;

    private final ProcessName name;
    private final RouteUse uses;
    private final TenantConnections connections;
    private final TenantTraffics traffics;
    private final ProcessToken token;
    private final DataPlaneClient controlPlane;
    private final Event<DataPlaneLease> leases;
    private final Mode mode;
    private final Thread reporting;

    /** Held while a report is under way. */
    private final ReentrantLock sending = new ReentrantLock();

    /** Whether the control plane may know this process. */
    private volatile boolean reported;

    private volatile boolean stopped;

    Reporter(
            ProcessName name,
            RouteUse uses,
            TenantConnections connections,
            TenantTraffics traffics,
            ProcessToken token,
            @RestClient DataPlaneClient controlPlane,
            Event<DataPlaneLease> leases,
            @ConfigProperty(name = "freehold.mode") Mode mode) {
        this.name = name;
        this.uses = uses;
        this.connections = connections;
        this.traffics = traffics;
        this.token = token;
        this.controlPlane = controlPlane;
        this.leases = leases;
        this.mode = mode;
        this.reporting = Thread.ofVirtual().name("reporter").unstarted(this::report);
    }

    void start(@Observes StartupEvent started) {
        if (mode == Mode.REGION) {
            reporting.start();
        }
    }

    /** A report that arrived after the leave would hold a lease for nobody, so one that is being sent is waited for. */
    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        try {
            if (sending.tryLock(END.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    reporting.interrupt();
                } finally {
                    sending.unlock();
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (reported) {
            leave();
        }
    }

    private void report() {
        int every = FIRST_SECONDS;
        boolean reached = true;
        while (!stopped) {
            RouteUse.Progress progress = uses.progress();
            sending.lock();
            try {
                if (stopped) {
                    return;
                }
                reported = true;
                every = Math.max(1, send(progress).reportSeconds());
                reached = true;
            } catch (RuntimeException | Error failed) {
                if (reached) {
                    LOG.warn("This process cannot report to the control plane; it serves on", failed);
                }
                reached = false;
            } finally {
                sending.unlock();
            }
            pause(progress, every, reached);
        }
    }

    /** What is counted of tenants is kept for the next report where this one fails. */
    private DataPlaneLease send(RouteUse.Progress progress) {
        List<TenantTraffic> traffic = traffics.take(DataPlaneReport.MOST_TRAFFIC);
        try {
            return send(progress, traffic);
        } catch (RuntimeException | Error failed) {
            traffics.giveBack(traffic);
            throw failed;
        }
    }

    private DataPlaneLease send(RouteUse.Progress progress, List<TenantTraffic> traffic) {
        Map<String, Integer> open = connections.openByPool().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
        DataPlaneReport report = new DataPlaneReport(
                name.toString(),
                progress.applied(),
                progress.drained(),
                SchemaRange.SERVED.oldest(),
                SchemaRange.SERVED.newest(),
                open,
                connections.top(DataPlaneReport.MOST_TENANTS),
                traffic);
        long asked = System.nanoTime();
        try (Response answer = controlPlane.report(token.authorization(), ContractJson.write(report))) {
            if (answer.getStatus() == 401) {
                token.forget();
            }
            if (answer.getStatus() != 200) {
                throw new IllegalStateException("the control plane answered " + answer.getStatus());
            }
            DataPlaneLease lease = ContractJson.read(answer.readEntity(String.class), DataPlaneLease.class);
            leases.fire(lease.after(Duration.ofNanos(System.nanoTime() - asked)));
            return lease;
        }
    }

    private void leave() {
        try {
            controlPlane.leave(token.authorization(), name.toString()).close();
        } catch (RuntimeException unreachable) {
            LOG.debug("The lease is not given up but ends by itself", unreachable);
        }
    }

    private void pause(RouteUse.Progress told, int seconds, boolean reached) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
            if (reached) {
                uses.awaitOther(told, seconds * 1000L);
            } else {
                Thread.sleep(FIRST_SECONDS * 1000L);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
