package dev.freehold.tenantservice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.archive.tar.ArchiveVerifier;
import dev.freehold.contracts.codec.Sha256;
import dev.freehold.contracts.codec.StreamKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;
import dev.freehold.tenantservice.support.TestRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A tenant's admin gets its own archives whole; nobody gets anybody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchivesIT {
    private static final String ROWS = "id,name\n1,bolt\n";

    /** More than what two sockets and a server keep for a reader that does not read. */
    private static final String LARGE = "x".repeat(48 << 20);

    @TempDir
    private static Path store;

    private final TestPlatform platform = new TestPlatform();
    private final Placement acme = platform.databases().create(TestPlatform.newTenantId());
    private final Placement globex = platform.databases().create(TestPlatform.newTenantId());
    private final OperationId archive =
            new OperationId(TestPlatform.newTenantId().value());
    private ServiceProcess service;
    private long epoch = 1;

    @BeforeAll
    void startWithOneArchive() throws IOException {
        platform.databases().addMember(acme, "alice", "admin");
        platform.databases().addMember(acme, "victor", "viewer");
        platform.databases().addMember(globex, "bob", "admin");
        platform.controlPlane().publish(platform.region().route("acme", RouteState.ACTIVE, 1, acme));
        platform.controlPlane().publish(platform.region().route("globex", RouteState.ACTIVE, 1, globex));
        put(acme.tenant(), archive, ROWS);
        Map<String, String> configuration = new HashMap<>(platform.configuration());
        configuration.put("freehold.objects.folder", store.toString());
        service = ServiceProcess.start(platform.folder(), "archives", configuration)
                .awaitReady();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("alice", acme, "/v1/me").statusCode() == 200
                        && get("bob", globex, "/v1/me").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        service.close();
        platform.close();
    }

    @Test
    void streamsAnArchiveThatAnybodyCanVerify() throws IOException {
        Response answer = get("alice", acme, "/v1/archives/" + archive);
        assertThat(answer.statusCode()).isEqualTo(200);
        byte[] tar = answer.asByteArray();
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(tar.length));
        SignedManifest signed = new ArchiveVerifier(
                        VerifyingKeys.parse(platform.region().worker().publicJwks()))
                .verify(new ByteArrayInputStream(tar));
        assertThat(signed.manifest().tenant()).isEqualTo(acme.tenant());
        assertThat(new String(tar, StandardCharsets.ISO_8859_1)).contains(ROWS);
    }

    @Test
    void knowsNoArchiveOfAnotherTenantAndNoneThatIsNot() {
        String nothing = get("bob", globex, "/v1/archives/" + acme.tenant()).asString();
        Response foreign = get("bob", globex, "/v1/archives/" + archive);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString()).isEqualTo(nothing);
    }

    @Test
    void refusesAnArchiveThatWasPutInAnotherTenantsPlace() throws IOException {
        Path theirs = store.resolve(new StoredArchive(globex.tenant(), archive).prefix());
        Files.createDirectories(theirs.resolve("tables"));
        Path ours = store.resolve(new StoredArchive(acme.tenant(), archive).prefix());
        for (String file : List.of("key.jwe", SignedManifest.FILE, "tables/1-product.csv")) {
            Files.copy(ours.resolve(file), theirs.resolve(file));
        }
        assertThat(get("bob", globex, "/v1/archives/" + archive).statusCode()).isEqualTo(404);
    }

    @Test
    void countsADownloadAsARequestAsLongAsItComes() throws IOException {
        OperationId large = put(acme.tenant(), LARGE);
        publish(RouteState.ACTIVE, 1);
        await().until(() -> get("alice", acme, "/v1/me").statusCode() == 200);
        try (SlowDownload _ = SlowDownload.begin(service.port(), token("alice", acme), large)) {
            await().untilAsserted(() -> assertThat(get("alice", acme, "/v1/me").<String>path("code"))
                    .isEqualTo("too_many_requests"));
            assertThat(get("bob", globex, "/v1/me").statusCode()).isEqualTo(200);
        } finally {
            publish(RouteState.ACTIVE, 16);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("alice", acme, "/v1/me").statusCode() == 200);
    }

    @Test
    void breaksADownloadOffWhereItsTenantIsSuspendedMeanwhile() throws IOException {
        OperationId large = put(acme.tenant(), LARGE);
        try (SlowDownload slow = SlowDownload.begin(service.port(), token("alice", acme), large)) {
            publish(RouteState.SUSPENDED, 16);
            await().until(() -> get("alice", acme, "/v1/me").statusCode() == 403);
            assertThat(slow.rest()).isLessThan(slow.promised());
        } finally {
            publish(RouteState.ACTIVE, 16);
            await().until(() -> get("alice", acme, "/v1/me").statusCode() == 200);
        }
        assertThat(get("alice", acme, "/v1/archives/" + large).asByteArray()).hasSizeGreaterThan(LARGE.length());
    }

    /** Under the next epoch. */
    private void publish(RouteState state, int atOnce) {
        epoch++;
        PlanLimits limits = new PlanLimits(5, 100, 10_000, atOnce, 4);
        platform.controlPlane()
                .publish(platform.region()
                        .route("acme", state, epoch, acme, platform.region().license(acme.tenant(), limits)));
        long version = platform.controlPlane().version();
        await().until(() ->
                platform.controlPlane().reports().stream().anyMatch(report -> report.appliedVersion() >= version));
    }

    @Test
    void isForAdminsAlone() {
        assertThat(get("victor", acme, "/v1/archives/" + archive).statusCode()).isEqualTo(403);
    }

    private Response get(String subject, Placement tenant, String path) {
        return RestAssured.given()
                .baseUri(service.url())
                .header("Authorization", "Bearer " + token(subject, tenant))
                .get(path);
    }

    private String token(String subject, Placement tenant) {
        return platform.issuer().token(subject, tenant.tenant());
    }

    private OperationId put(TenantId tenant, String rows) throws IOException {
        OperationId id = new OperationId(TestPlatform.newTenantId().value());
        put(tenant, id, rows);
        return id;
    }

    private void put(TenantId tenant, OperationId id, String content) throws IOException {
        StoredArchive stored = new StoredArchive(tenant, id);
        byte[] rows = content.getBytes(StandardCharsets.UTF_8);
        ArchiveFile file = new ArchiveFile("tables/1-product.csv", rows.length, rows.length, Sha256.of(content));
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        SignedManifest signed = SignedManifest.sign(
                new ArchiveManifest(
                        ArchiveManifest.FORMAT,
                        id,
                        tenant,
                        TestRegion.REGION,
                        now,
                        new SchemaVersions(1, 1),
                        now,
                        "0/1",
                        List.of(new ArchiveTable(
                                "product",
                                "product",
                                List.of(new ArchiveTable.Column("id", "uuid"), new ArchiveTable.Column("name", "text")),
                                1,
                                file)),
                        List.of(),
                        null),
                platform.region().worker());
        StreamKey key = StreamKey.draw(new SecureRandom());
        Files.createDirectories(store.resolve(stored.prefix()).resolve("tables"));
        Files.writeString(
                store.resolve(stored.keyObject()), key.seal(platform.region().sealingKey(), stored.prefix()));
        encrypt(key, stored.object(file.name()), rows);
        encrypt(key, stored.manifestObject(), signed.jws().getBytes(StandardCharsets.US_ASCII));
    }

    private void encrypt(StreamKey key, String object, byte[] content) throws IOException {
        try (OutputStream out = key.encrypting(Files.newOutputStream(store.resolve(object)), object)) {
            out.write(content);
        }
    }
}
