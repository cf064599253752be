package dev.freehold.worker.lease;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.worker.effect.adopt.AdoptionRules;
import dev.freehold.worker.effect.archive.ArchiveKeys;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.lifecycle.Lifecycle;
import dev.freehold.worker.lifecycle.LifecycleParts;
import dev.freehold.worker.postgres.ForeignDatabase;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.saga.SagaRunner;
import dev.freehold.worker.testing.InMemoryKeycloak;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;

import static org.assertj.core.api.Assertions.assertThat;

class LeasedRunTest {
    private final Reports reports = new Reports();
    private final Clock clock = Clock.systemUTC();
    private final Tracer tracer = OpenTelemetry.noop().getTracer("test");

    @Test
    void tellsOfAnErrorThatBreaksOffTheRun() {
        FailureJudge breaking = thrown -> {
            throw new StackOverflowError("as the test wants it");
        };
        run(breaking);
        assertThat(reports.outcomes).singleElement().satisfies(told -> {
            assertThat(told.outcome()).isEqualTo(Outcome.RETRY);
            assertThat(told.failure()).hasFieldOrPropertyWithValue("code", "internal_error");
        });
    }

    /** No pool is known, so the judge is asked at once. */
    private void run(FailureJudge judge) {
        SigningKey worker = SigningKey.generate("worker-1");
        SealingKey region = SealingKey.parse(OpeningKeys.generate("region-1").publicJwks());
        var keys = new ArchiveKeys(worker, VerifyingKeys.parse(worker.publicJwks()), region, Optional.empty());
        var parts = new LifecycleParts(
                Leases.REGION,
                new InMemoryKeycloak(),
                new PlacementSealer(worker, region),
                new SecureRandom(),
                new DropPace(Duration.ZERO, clock, Pause.REAL),
                Pause.REAL,
                20,
                new ArchiveParts(Optional.empty(), keys, new SecureRandom(), clock, 2, Duration.ZERO),
                new AdoptionRules(Set.of(), new ForeignDatabase.Transport(true, Optional.empty())));
        var lifecycle =
                new Lifecycle(new Pools(List.of(), TestPool.UNTRACED), parts, new SagaRunner(judge, tracer), judge);
        var control = new ControlPlane(reports);
        new LeasedRun(control, lifecycle, tracer, new SimpleMeterRegistry(), clock, true)
                .run(Leases.of(OperationKind.SUSPEND, Leases.newTenant()));
    }
}
