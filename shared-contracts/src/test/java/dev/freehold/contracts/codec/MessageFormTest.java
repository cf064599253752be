package dev.freehold.contracts.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.HeartbeatRequest;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.command.PlacementProgress;
import dev.freehold.contracts.command.PlacementReport;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.pool.PoolOrder;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The form of each message as golden files hold it: during a roll-out the version before reads what this one writes, and this
 * one what that wrote. {@code -Dgolden.write=true} writes them anew for review in the diff.
 */
class MessageFormTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OperationId OPERATION =
            new OperationId(UUID.fromString("0199f0a0-0000-7000-8000-000000000001"));
    private static final TenantId TENANT = new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000aa"));
    private static final TenantSlug SLUG = new TenantSlug("acme");
    private static final Region REGION = new Region("local");
    private static final Failure FAILURE = new Failure("pool_unreachable", "The pool does not answer.");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    static Stream<Object> messages() {
        var command = new Command(
                OPERATION,
                OperationKind.PROVISION,
                TENANT,
                SLUG,
                REGION,
                new PoolId("local-a"),
                "production",
                new Epoch(1),
                new FirstAdmin("Ada Lovelace", "ada@acme.example"),
                new ArchiveSource(TENANT, OPERATION, "9f86d081", true, true),
                Duration.ofDays(30),
                new Purge(OPERATION),
                "sealed");
        return Stream.of(
                new LeaseRequest("worker-1", 20),
                new Lease(command, 2, 17, 30, 10, true, List.of("reserve", "identity"), TRACE),
                new HeartbeatRequest(2),
                new Heartbeat(30),
                new StepPlan(2, List.of("reserve", "identity")),
                new StepReport(2, "database", StepState.FAILED, FAILURE),
                new ProgressReport(
                        2,
                        List.of(new ProgressReport.Told(
                                "database", StepState.FAILED, FAILURE, 30, new StepProgress(5, 700, 12L)))),
                new OutcomeReport(
                        2,
                        Outcome.RETRY,
                        FAILURE,
                        "database",
                        null,
                        new ArchiveSummary(
                                OPERATION,
                                "9f86d081",
                                3,
                                12,
                                4,
                                700,
                                Instant.parse("2026-11-21T08:00:00Z"),
                                new SchemaVersions(1, 2)),
                        Instant.parse("2026-12-21T08:00:00Z"),
                        "evidence"),
                new CensusTask(
                        UUID.fromString("0199f0a0-0000-7000-8000-0000000000cc"),
                        1,
                        60,
                        CensusTask.Kind.RESOLVE,
                        new PoolId("local-a"),
                        new Resolution(FindingKind.RESERVATION_ORPHANED, "fh_aaa", TENANT, 18, true)),
                new InventoryChunk(
                        1,
                        3,
                        new Inventory(
                                List.of(new Inventory.Database("fh_aaa", List.of(TENANT.toString()))),
                                List.of(new Inventory.Role("fh_aaa_a", true)),
                                List.of(new Inventory.Reservation(
                                        "fh_aaa", TENANT.toString(), "fh_aaa_a", "fh_aaa_b", "fh_aaa_a", true, true)),
                                List.of(new Inventory.Standby("fh_bbb", "fh_bbb_a", "fh_bbb_b", false, true)),
                                List.of(new Inventory.Template(1, "fh_template_v1", true)),
                                List.of(new Inventory.Identity(TENANT.toString(), TENANT.toString())),
                                List.of(new Inventory.SeenArchive(
                                        TENANT.toString(), OPERATION.toString(), 5, true, false)),
                                List.of(TENANT.toString()))),
                new TaskEnd(1, TaskEnd.Outcome.REFUSED, "It is so no longer."),
                new WorkerAnnouncement(
                        "worker-1",
                        List.of("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"),
                        "region-key-2",
                        "{\"keys\": []}",
                        Map.of("local-a", 97)),
                new PoolReport("worker-1", false, FAILURE, 12),
                new PoolOrder(PoolState.CORDONED, true),
                new PoolMeasurement(List.of(new MeasuredTenant(TENANT, true, 9_000_000L, 3, 1, 4L, 5L)), 70_000_000L),
                new PlacementReport(2, "sealed"),
                new PlacementProgress(true, false, List.of("tenant-service-1")),
                new DataPlaneReport("tenant-service-1", 42, 41, 1, 2, Map.of("eu-1", 7)),
                new DataPlaneLease(30, 5, 3, Map.of("eu-1", 40)),
                new RouteFeed(
                        REGION,
                        42,
                        41,
                        false,
                        Instant.parse("2026-11-21T08:00:00Z"),
                        List.of(new Route(TENANT, SLUG, RouteState.ACTIVE, new Epoch(3), "sealed", "licence"))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isWrittenAsBefore(Object message) throws JsonProcessingException {
        String written = ContractJson.write(message);
        if (Boolean.getBoolean("golden.write")) {
            write(message, JSON.readTree(written).toPrettyString() + "\n");
        }

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden(message)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isReadAlsoWithWhatALaterVersionAdds(Object message) throws JsonProcessingException {
        ObjectNode later = (ObjectNode) JSON.readTree(golden(message));
        later.putObject("fromTheFuture").put("a", 1);

        assertThat(ContractJson.read(later.toString(), message.getClass())).isEqualTo(message);
    }

    @Test
    void readsTheAnnouncementOfAWorkerOfTheVersionBefore() throws IOException {
        String before = Files.readString(FOLDER.resolve("before").resolve("WorkerAnnouncement.json"));

        assertThat(ContractJson.read(before, WorkerAnnouncement.class))
                .isEqualTo(new WorkerAnnouncement(
                        "worker-1", List.of("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"), null, null, Map.of()));
    }

    private static String golden(Object message) {
        try {
            return Files.readString(file(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Object message, String json) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file(message), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Object message) {
        return FOLDER.resolve(message.getClass().getSimpleName() + ".json");
    }
}
