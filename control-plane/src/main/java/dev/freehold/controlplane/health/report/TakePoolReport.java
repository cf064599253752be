package dev.freehold.controlplane.health.report;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.pool.PoolOrder;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.placement.PoolLife;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Takes a worker's word of a pool, opens one that was only waited for, and says who measures next. */
@Singleton
class TakePoolReport {
    private final PoolReportTable reports;
    private final PoolLife life;
    private final MeasureConfig config;

    TakePoolReport(PoolReportTable reports, PoolLife life, MeasureConfig config) {
        this.reports = requireNonNull(reports);
        this.life = requireNonNull(life);
        this.config = requireNonNull(config);
    }

    /** @throws Refusal.Missing if the region has no such pool */
    @Transactional
    PoolOrder run(Region region, PoolId pool, PoolReport report) {
        PoolState state = reports.stateOf(pool, region)
                .orElseThrow(() -> new Refusal.Missing("Region " + region + " has no pool " + pool
                        + ". Register it with POST /v1/pools, or name it in the control plane's configuration."));
        reports.write(pool, report);
        if (report.ready() && state == PoolState.REGISTERED) {
            life.ready(pool);
            state = PoolState.OPEN;
        }
        boolean measure = report.ready() && state != PoolState.RETIRED && reports.order(pool, config.every());
        return new PoolOrder(state, measure);
    }
}
