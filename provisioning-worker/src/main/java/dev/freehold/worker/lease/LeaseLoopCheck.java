package dev.freehold.worker.lease;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import static java.util.Objects.requireNonNull;

/** Ready while the loop asks for commands, whether or not anybody answers: restarting would mend neither pool nor control plane. */
@Readiness
final class LeaseLoopCheck implements HealthCheck {
    private final LeaseLoop loop;

    LeaseLoopCheck(LeaseLoop loop) {
        this.loop = requireNonNull(loop, "loop is null");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lease-loop").status(loop.isAlive()).build();
    }
}
