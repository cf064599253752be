package dev.freehold.worker.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.saga.LeaseLostException;
import dev.freehold.worker.testing.Leases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LeaseJournalTest {
    private final Reports reports = new Reports();
    private boolean waits = true;
    private @Nullable Reporter reporter;
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final LeaseGuard guard =
            new LeaseGuard(() -> 0, Duration.ofSeconds(30), Thread.ofVirtual().unstarted(() -> {}));

    @Test
    void tellsStepsAsTheyGo() {
        LeaseJournal journal = journal(List.of());
        journal.started("reserve");
        journal.succeeded("reserve");
        assertThat(reports.told).containsExactly("reserve RUNNING", "reserve SUCCEEDED");
    }

    @Test
    void tellsNothingOfAStepThatAnEarlierAttemptFinishedUnlessItActsAgain() {
        LeaseJournal journal = journal(List.of("reserve", "seal"));
        journal.succeeded("reserve");
        journal.started("seal");
        journal.succeeded("seal");
        assertThat(reports.told).containsExactly("seal RUNNING", "seal SUCCEEDED");
    }

    @Test
    void keepsWhatItCannotTellAndTellsItInOrderLater() {
        LeaseJournal journal = journal(List.of());
        reports.status = 503;
        journal.started("reserve");
        journal.succeeded("reserve");
        assertThat(reports.told).isEmpty();
        reports.status = 204;
        journal.started("identity");
        assertThat(reports.told).containsExactly("reserve RUNNING", "reserve SUCCEEDED", "identity RUNNING");
    }

    @Test
    void dropsWhatTheControlPlaneWillNeverTakeAndTellsTheRest() {
        LeaseJournal journal = journal(List.of());
        reports.status = 400;
        journal.started("reserve");
        reports.status = 204;
        journal.succeeded("reserve");
        assertThat(reports.told).containsExactly("reserve SUCCEEDED");
    }

    @Test
    void stopsTheRunWhenAReportIsRefused() {
        LeaseJournal journal = journal(List.of());
        reports.status = 409;
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> journal.started("reserve"));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(journal::requireCurrent);
    }

    @Test
    void stopsTheRunWhenTheDeadlineHasPassedWithoutAHeartbeat() {
        LeaseJournal journal = journal(List.of());
        guard.prolong(0, Duration.ofSeconds(-1));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(journal::requireCurrent);
        guard.prolong(0, Duration.ofSeconds(30));
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(journal::requireCurrent);
    }

    @Test
    void doesNotWaitForTheControlPlaneUnlessToldToAndGathersWhatBelongsTogether() {
        waits = false;
        LeaseJournal journal = journal(List.of());
        journal.started("reserve");
        journal.succeeded("reserve");
        journal.started("identity");
        requireNonNull(reporter).flush();
        assertThat(reports.told).containsExactly("reserve RUNNING", "reserve SUCCEEDED", "identity RUNNING");
        assertThat(reports.requests).isLessThan(3);
    }

    @Test
    void tellsByItselfWhatNobodyWaitsFor() {
        waits = false;
        journal(List.of()).started("reserve");
        await().untilAsserted(() -> assertThat(reports.told).containsExactly("reserve RUNNING"));
    }

    @Test
    void stopsTheRunWhenAReportThatNobodyWaitsForIsRefused() {
        waits = false;
        reports.status = 409;
        LeaseJournal journal = journal(List.of());
        journal.started("reserve");
        await().untilAsserted(() ->
                assertThatExceptionOfType(LeaseLostException.class).isThrownBy(journal::requireCurrent));
    }

    @AfterEach
    void close() {
        if (reporter != null) {
            reporter.close();
        }
    }

    private LeaseJournal journal(List<String> finished) {
        Lease lease = Leases.of(OperationKind.PROVISION, Leases.newTenant());
        Lease later = new Lease(lease.command(), 2, lease.fence(), lease.leaseSeconds(), 10, false, finished, null);
        StepTimes times = new StepTimes(new SimpleMeterRegistry(), clock, OperationKind.PROVISION);
        reporter = new Reporter(new ControlPlane(reports), later, guard);
        return new LeaseJournal(reporter, waits, later, guard, times);
    }
}
