package dev.freehold.worker.lease;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.keycloak.KeycloakServer;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.testing.FakeCollector;
import dev.freehold.worker.testing.FakeControlPlane;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.WorkerProcess;
import dev.freehold.worker.testing.WorkerSettings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The packaged worker with a real pool and a real identity server; only the control plane is told by the test. */
class WorkerProcessIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    static Path folder;

    static KeycloakServer keycloak;

    private final FakeCollector collector = new FakeCollector();
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final ServerView server = new ServerView(TestPool.server());
    private final TenantId acme = Leases.newTenant();
    private WorkerProcess worker;

    @BeforeAll
    static void startIdentityServer() {
        keycloak = KeycloakServer.start(folder, TestPool.server().server());
    }

    @AfterAll
    static void stopIdentityServer() {
        keycloak.close();
    }

    @BeforeEach
    void startWorker(@TempDir Path state) throws IOException {
        worker = WorkerProcess.start(state, controlPlane, keycloak, collector.settings());
    }

    @AfterEach
    void stopWorker() {
        worker.close();
        controlPlane.close();
        collector.close();
    }

    @Test
    void takesATenantThroughItsWholeLife() throws Exception {
        OutcomeReport provisioned = run(Leases.of(OperationKind.PROVISION, acme));
        assertThat(provisioned.outcome()).as("%s", provisioned).isEqualTo(Outcome.SUCCEEDED);
        assertThat(provisioned.sealedPlacement()).isNotBlank();
        assertThat(controlPlane.plans.element().steps())
                .startsWith("reserve", "identity")
                .endsWith("seal");
        assertThat(controlPlane.steps)
                .filteredOn(step -> step.state() == StepState.SUCCEEDED)
                .hasSameSizeAs(controlPlane.plans.element().steps());
        assertThat(controlPlane.traceparents).isNotEmpty().allMatch(parent -> parent.contains(TRACE));
        assertThat(memberOfGroup()).isEqualTo("ada@" + acme + ".example");

        for (OperationKind kind :
                List.of(OperationKind.SUSPEND, OperationKind.RESUME, OperationKind.OFFBOARD, OperationKind.DROP)) {
            assertThat(run(Leases.of(kind, acme)).outcome()).as("%s", kind).isEqualTo(Outcome.SUCCEEDED);
        }
        assertThat(groups()).isEmpty();
        assertThat(keycloak.admin()
                        .get("/freehold/users?exact=true&email=ada@" + acme + ".example")
                        .body())
                .isEmpty();
        assertThat(reservations()).isEmpty();
        assertThat(worker.get("/q/metrics"))
                .contains(
                        "freehold_step_duration_seconds_count{kind=\"provision\",outcome=\"succeeded\",step=\"seal\"}")
                .doesNotContain(acme.toString());
        collector.await("command drop");
        assertThat(collector.received())
                .contains("command provision", "step identity", "step seal", "CREATE DATABASE", "ALTER ROLE", "/users")
                .doesNotContain("ada@", "ada%40", "Ada King", "SCRAM-SHA", "CREATE ROLE \"");
        assertThat(worker.log()).doesNotContain("ada@", TestPool.server().workerPassword());
    }

    /** {@code -Darchive.megabytes=1024 -Darchive.heap=256m} for what is not tried every day. */
    @Test
    void exportsAndImportsMoreThanItsHeap(@TempDir Path state) throws Exception {
        int megabytes = Integer.getInteger("archive.megabytes", 96);
        Map<String, String> settings = WorkerSettings.on(state, TestPool.server());
        settings.putAll(WorkerSettings.of(controlPlane, keycloak));
        settings.putAll(WorkerSettings.archives(state));
        worker.close();
        controlPlane.awaitNobodyAsks();
        worker = WorkerProcess.start(state, settings, System.getProperty("archive.heap", "80m"));
        assertThat(run(Leases.of(OperationKind.PROVISION, acme)).outcome()).isEqualTo(Outcome.SUCCEEDED);
        String database = reservations().getFirst();
        // With its entry in the audit a row takes about 850 bytes.
        server.superuser(database, """
                INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                SELECT '%s', gen_random_uuid(), n::text, repeat(md5(n::text), 6), 1, 0, now(), now()
                FROM generate_series(1, %d) n
                """.formatted(acme, megabytes * 1230));

        OutcomeReport exported = run(Leases.of(OperationKind.EXPORT, acme));
        assertThat(exported.outcome()).as("%s", exported).isEqualTo(Outcome.SUCCEEDED);
        ArchiveSummary archive = requireNonNull(exported.archive());
        TenantId copy = Leases.newTenant();
        Lease importing = Leases.importing(
                copy, Leases.admin(acme), new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), true));
        assertThat(run(importing).outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(controlPlane.progress).extracting(StepProgress::rows).contains(archive.rows());
    }

    @Test
    void namesItsKeysAndTakesNoWorkBeforeItIsLetIn(@TempDir Path state) throws Exception {
        assertThat(controlPlane.announcements.poll(60, TimeUnit.SECONDS))
                .isNotNull()
                .satisfies(announced -> assertThat(announced.keyThumbprints()).hasSize(2));
        // Those before it has looked at its pools name none.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(controlPlane.announcements.poll(60, TimeUnit.SECONDS))
                        .isNotNull()
                        .satisfies(announced ->
                                assertThat(announced.poolConnections()).containsOnlyKeys(TestPool.POOL.value()))
                        .satisfies(
                                announced -> assertThat(announced.sealingKey()).isNotBlank()));
        try (var older = new FakeControlPlane()) {
            older.notFoundFor.set(3);
            older.leases.add(Leases.of(OperationKind.VERIFY, acme));
            try (WorkerProcess _ = WorkerProcess.start(state, older, keycloak)) {
                older.awaitOutcome();
                assertThat(older.announcements).hasSizeGreaterThan(older.notFoundFor.get());
            }
        }
    }

    @Test
    void endsWhenItsKeysAreAnotherRegions(@TempDir Path state) throws Exception {
        try (var refusing = new FakeControlPlane()) {
            refusing.refuseWorkersWith.set(Problem.of(ProblemCode.REGION_KEY_SHARED, "The key is region eu's."));
            Map<String, String> settings = WorkerSettings.on(state, TestPool.server());
            settings.putAll(WorkerSettings.of(refusing, keycloak));
            refusing.leases.add(Leases.of(OperationKind.VERIFY, acme));
            try (WorkerProcess refused = WorkerProcess.launch(state, settings)) {
                assertThat(refused.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
                assertThat(refused.process().exitValue()).isEqualTo(1);
                assertThat(refused.log()).contains("FATAL", "The worker ends", "The key is region eu's.");
            }
            assertThat(refusing.leases).hasSize(1);
        }
    }

    @Test
    void undoesAProvisioningWhenToldTo() throws Exception {
        Lease lease = Leases.of(OperationKind.PROVISION, acme);
        run(lease);
        assertThat(run(Leases.compensating(lease)).outcome()).isEqualTo(Outcome.COMPENSATED);
        assertThat(groups()).isEmpty();
        assertThat(reservations()).isEmpty();
    }

    @Test
    void stopsSilentlyWhenTheControlPlaneHasGivenTheCommandAway() throws Exception {
        Lease lease = Leases.of(OperationKind.PROVISION, acme);
        try (Connection blocker = lockTenant()) {
            controlPlane.leases.add(lease);
            awaitWorkerAtTheLock();
            controlPlane.lose(lease.command().operation());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> worker.log().contains("A command was stopped."));
            ServerView.run(blocker, "SELECT pg_advisory_unlock_all()");
        }
        assertThat(controlPlane.outcomes).isEmpty();
        assertThat(reservations()).isEmpty();
    }

    @Test
    void givesItsWorkBackWhenTheProcessIsToStop() throws Exception {
        try (Connection _ = lockTenant()) {
            controlPlane.leases.add(Leases.of(OperationKind.PROVISION, acme));
            awaitWorkerAtTheLock();
            worker.process().destroy();
            assertThat(controlPlane.awaitOutcome().outcome()).isEqualTo(Outcome.RETRY);
        }
        assertThat(worker.process().waitFor(15, TimeUnit.SECONDS)).isTrue();
    }

    private OutcomeReport run(Lease lease) throws InterruptedException {
        controlPlane.leases.add(new Lease(
                lease.command(),
                lease.attempt(),
                lease.fence(),
                lease.leaseSeconds(),
                lease.heartbeatSeconds(),
                lease.compensating(),
                List.of(),
                "00-" + TRACE + "-b7ad6b7169203331-01"));
        return controlPlane.awaitOutcome();
    }

    /** Where a saga can be held up for as long as a test wants: at the lock of its tenant. */
    private Connection lockTenant() throws SQLException {
        Connection connection = TestPool.server().server().connectAsSuperuser(PoolServer.LEDGER);
        ServerView.run(connection, "SELECT pg_advisory_lock(hashtextextended('tenant:" + acme + "', 0))");
        return connection;
    }

    private void awaitWorkerAtTheLock() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !server.ask(
                                "postgres",
                                "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name LIKE 'fh:%'")
                        .isEmpty());
    }

    private List<String> reservations() {
        return server.ask(PoolServer.LEDGER, "SELECT database FROM ledger.reservation WHERE tenant = '" + acme + "'");
    }

    private JsonNode groups() {
        return keycloak.admin()
                .get("/freehold/groups?exact=true&search=" + acme)
                .body();
    }

    private String memberOfGroup() {
        String group = groups().get(0).path("id").asText();
        JsonNode members =
                keycloak.admin().get("/freehold/groups/" + group + "/members").body();
        return members.get(0).path("username").asText();
    }
}
