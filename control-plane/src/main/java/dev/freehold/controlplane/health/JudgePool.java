package dev.freehold.controlplane.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.controlplane.placement.Pool;
import dev.freehold.controlplane.placement.Room;

import static java.util.Objects.requireNonNull;

/** Says how a pool is by what workers have told of it within the last minute. How its tenants are is told beside it. */
@Singleton
class JudgePool {
    private final HealthConfig config;

    JudgePool(HealthConfig config) {
        this.config = requireNonNull(config);
    }

    PoolHealth judge(Pool pool, List<PoolHealth.WorkerView> workers, Map<HealthState, Long> tenants) {
        List<Finding> findings = new ArrayList<>();
        if (pool.state() != PoolState.RETIRED) {
            workers(workers.stream().filter(PoolHealth.WorkerView::current).toList(), findings);
            full("connections_scarce", "connections", pool.connections(), findings);
            full("bytes_scarce", "bytes", pool.bytes(), findings);
        }
        return new PoolHealth(
                pool.id(),
                pool.region(),
                pool.state(),
                Finding.worst(findings),
                findings,
                Stream.concat(
                                workers.stream().map(PoolHealth.WorkerView::reportedAt),
                                Stream.ofNullable(pool.measuredAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                pool.tenants(),
                pool.bytes(),
                pool.connections(),
                workers,
                tenants);
    }

    private static void workers(List<PoolHealth.WorkerView> current, List<Finding> findings) {
        List<PoolHealth.WorkerView> refused =
                current.stream().filter(worker -> !worker.ready()).toList();
        if (current.isEmpty()) {
            findings.add(new Finding(
                    "not_observed", "No worker has told of it within the last minute.", HealthState.UNKNOWN));
        } else if (!refused.isEmpty()) {
            PoolHealth.WorkerView first = refused.getFirst();
            findings.add(new Finding(
                    Objects.requireNonNullElse(first.code(), "not_ready"),
                    refused.size() + " of " + current.size() + " workers cannot work there. "
                            + Objects.requireNonNullElse(first.message(), ""),
                    refused.size() == current.size() ? HealthState.UNHEALTHY : HealthState.DEGRADED));
        }
    }

    private void full(String code, String what, Room room, List<Finding> findings) {
        if (room.share() >= config.fullShare()) {
            findings.add(new Finding(code, "It has " + room + " " + what + ".", HealthState.DEGRADED));
        }
    }
}
