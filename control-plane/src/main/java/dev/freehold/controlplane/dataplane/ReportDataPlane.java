package dev.freehold.controlplane.dataplane;

import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Takes a process's report for a lease, and lets those know who wait for what it has drained. */
@Singleton
class ReportDataPlane {
    private static final Logger LOG = Logger.getLogger(ReportDataPlane.class);

    private final DataPlaneTable dataPlanes;
    private final ShareConnections share;
    private final ShareTable shares;
    private final Signals signals;
    private final DataPlaneConfig config;

    ReportDataPlane(
            DataPlaneTable dataPlanes,
            ShareConnections share,
            ShareTable shares,
            Signals signals,
            DataPlaneConfig config) {
        this.dataPlanes = requireNonNull(dataPlanes);
        this.share = requireNonNull(share);
        this.shares = requireNonNull(shares);
        this.signals = requireNonNull(signals);
        this.config = requireNonNull(config);
    }

    @Transactional
    DataPlaneLease run(Region region, DataPlaneReport report) {
        dataPlanes.lock(region);
        long before = dataPlanes.drained(region, report.process());
        Map<String, Claim> claims = share.run(region, report);
        long now = dataPlanes
                .report(region, report, config.lease())
                .orElseThrow(() -> new Refusal.Missing("No pool is or was configured in region " + region + "."));
        shares.write(region, report, claims);
        if (now != before) {
            signals.announce(Channel.DATA_PLANES, region.value());
        }
        return new DataPlaneLease(
                (int) config.lease().toSeconds(),
                (int) config.report().toSeconds(),
                dataPlanes.live(region),
                claims.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, claim -> claim.getValue().granted())));
    }

    /** Nobody waits for it any more. Does nothing to one that is not known. */
    @Transactional
    void leave(Region region, String process) {
        dataPlanes.lock(region);
        dataPlanes.leave(region, process);
        signals.announce(Channel.DATA_PLANES, region.value());
        LOG.infof("data plane left" + LogKeys.REGION + LogKeys.PROCESS, region, process);
    }
}
