package dev.freehold.controlplane.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.audit.AuditHead;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.audit.BrokenChainException;
import dev.freehold.contracts.audit.ChainCheck;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;
import dev.freehold.stack.postgres.ControlServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ChainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Worker worker = new Worker(TestRegions.next());

    @Inject
    WatchChain watch;

    @Test
    void chainsWhatIsWrittenAndKeepsItsHeadOutside() throws IOException {
        String slug = ControlPlane.newActiveTenant(worker);
        String operation = ControlPlane.suspend(slug);
        worker.succeed(worker.lease());
        List<AuditLink> chain = awaitLinked(operation);
        assertThat(actions(chain, operation)).contains("tenant.suspend by ops-admin", "operation.end by ops-admin");
        assertThat(chain)
                .allSatisfy(link -> assertThat(link.content().address()).isNotNull());
        await().atMost(PATIENCE)
                .until(() -> kept().stream()
                        .anyMatch(head -> head.number() >= chain.getLast().number()));
        assertThat(check(chain(), kept()))
                .isGreaterThanOrEqualTo(chain.getLast().number());
        assertThat(heads()).isNotEmpty().isSubsetOf(kept());
    }

    @Test
    void showsWhatTheDatabasesOwnerChanged() throws Exception {
        String edited = ControlPlane.suspend(ControlPlane.newActiveTenant(worker));
        worker.succeed(worker.lease());
        long number = linkOf(awaitLinked(edited), edited).number();
        await().atMost(PATIENCE).until(() -> kept().stream().anyMatch(head -> head.number() >= number));
        assertShown(number, "actor", "'nobody'");
        assertShown(number, "detail", "'[]'");
        assertShown(number, "roles", "'{NULL}'");
        assertThat(check(chain(), kept())).isPositive();
        watch.run();
        assertThat(metrics()).contains("freehold_audit_broken 0.0").contains("freehold_audit_unchecked_seconds ");
    }

    @Test
    void findsEntriesBySubjectActorAndAction() {
        String slug = ControlPlane.newActiveTenant(worker);
        String other = ControlPlane.newActiveTenant(worker);
        String tenant = ControlPlane.asAdmin().get("/v1/tenants/{slug}", slug).path("id");
        String another = ControlPlane.asAdmin().get("/v1/tenants/{slug}", other).path("id");
        JsonPath found = ControlPlane.as(Tokens.person("auditor"))
                .get("/v1/audit?subject={id}&action=tenant.create&actor=ops-admin&limit=5", tenant)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(found.getList("items.subject", String.class))
                .containsExactly(tenant)
                .doesNotContain(another);
        assertThat(found.getList("items.roles", List.class)).containsExactly(List.of("platform-admin"));
        ControlPlane.as(Tokens.person("auditor"))
                .get("/v1/audit?subject=acme")
                .then()
                .statusCode(400);
        ControlPlane.as(Tokens.person("auditor"))
                .get("/v1/audit/chain?after=-1")
                .then()
                .statusCode(400);
        Stream.of("billing", "support")
                .forEach(role -> Stream.of("/v1/audit", "/v1/audit/chain", "/v1/audit/heads")
                        .forEach(path -> ControlPlane.as(Tokens.person(role))
                                .get(path)
                                .then()
                                .statusCode(403)));
    }

    @Test
    void tellsEverybodyItsPublicKeysAndNobodyItsPrivateOnes() {
        String keys =
                RestAssured.get("/v1/keys").then().statusCode(200).extract().asString();
        assertThat(keys).contains("authority-1").doesNotContain("\"d\"");
        VerifyingKeys.parse(keys);
    }

    private static String metrics() {
        return RestAssured.given().accept("text/plain").get("/q/metrics").asString();
    }

    private void assertShown(long number, String column, String value) throws Exception {
        String where = " WHERE id = (SELECT entry FROM audit_link WHERE number = " + number + ")";
        asOwner("ALTER TABLE audit_entry ADD COLUMN IF NOT EXISTS was text");
        asOwner("UPDATE audit_entry SET was = " + column + "::text, " + column + " = " + value + where);
        try {
            assertBrokenAt(number, "was edited");
            watch.run();
            assertThat(metrics()).contains("freehold_audit_broken " + (double) number);
        } finally {
            asOwner("UPDATE audit_entry SET %1$s = was::%2$s".formatted(column, type(column)) + where);
        }
    }

    private static String type(String column) {
        return switch (column) {
            case "detail" -> "jsonb";
            case "roles" -> "text[]";
            default -> "text";
        };
    }

    @Test
    void letsTheRuntimeRoleAddNothingButTheNextTrueLink() throws SQLException {
        ControlPlane.newActiveTenant(worker);
        String copy = """
                INSERT INTO audit_link (number, entry, previous, hash, text)
                SELECT %1$s, u.entry, %2$s, encode(sha256(convert_to(%1$s || E'\\n' || %2$s || E'\\n' || %3$s, 'UTF8')), 'hex'), %3$s
                FROM (SELECT id AS entry FROM audit_entry WHERE id = (SELECT entry FROM audit_link WHERE number = 1)) u,
                     (SELECT number, hash FROM audit_link ORDER BY number DESC LIMIT 1) l
                """;
        await().atMost(PATIENCE).until(() -> !chain().isEmpty());
        for (String statement : List.of(
                copy.formatted("9223372036854775807", "l.hash", "'{}'"),
                copy.formatted("l.number + 1", "repeat('0', 64)", "'{}'"),
                copy.formatted("l.number + 1", "l.hash", "'{}'"))) {
            assertRefused(statement);
        }
    }

    private static void assertRefused(String statement) throws SQLException {
        try (var connection = ControlDatabase.server().connectAsApp();
                var sql = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.execute(statement))
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
        }
    }

    private static void assertBrokenAt(long number, String how) throws IOException {
        List<AuditHead> kept = kept();
        assertThatExceptionOfType(BrokenChainException.class)
                .isThrownBy(() -> check(chain(), kept))
                .withMessageContaining(how)
                .satisfies(broken -> assertThat(broken.number()).isEqualTo(number));
    }

    private static long check(List<AuditLink> links, List<AuditHead> heads) {
        ChainCheck check = new ChainCheck(heads);
        links.forEach(check::accept);
        check.finish();
        return check.length();
    }

    private static List<AuditLink> awaitLinked(String operation) {
        return await().atMost(PATIENCE)
                .until(ChainIT::chain, chain -> actions(chain, operation).size() >= 2);
    }

    private static AuditLink linkOf(List<AuditLink> chain, String operation) {
        return chain.stream()
                .filter(link -> link.entry().contains(operation))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> actions(List<AuditLink> chain, String operation) {
        return chain.stream()
                .filter(link -> link.entry().contains(operation))
                .map(AuditLink::content)
                .map(entry -> entry.action() + " by " + entry.actor())
                .toList();
    }

    private static List<AuditLink> chain() {
        return pages("/v1/audit/chain")
                .map(link -> new AuditLink(
                        Long.parseLong(String.valueOf(link.get("number"))),
                        String.valueOf(link.get("previous")),
                        String.valueOf(link.get("hash")),
                        String.valueOf(link.get("entry"))))
                .toList();
    }

    private static List<AuditHead> heads() {
        return pages("/v1/audit/heads")
                .map(head -> verified(String.valueOf(head.get("signed"))))
                .toList();
    }

    private static Stream<Map<String, Object>> pages(String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<Map<String, Object>> page;
        do {
            Object last = all.isEmpty() ? 0 : all.getLast().get("number");
            page = ControlPlane.asAdmin()
                    .get(path + "?after={n}", last)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("");
            all.addAll(page);
        } while (!page.isEmpty());
        return all.stream();
    }

    private static List<AuditHead> kept() throws IOException {
        Path folder = ControlDatabase.audit().resolve("heads");
        if (Files.notExists(folder)) {
            return List.of();
        }
        // A walk would look at each file, also at one that gets its name at that moment.
        try (Stream<Path> files = Files.list(folder)) {
            List<AuditHead> heads = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".jws"))
                    .sorted()
                    .toList()) {
                heads.add(verified(Files.readString(file)));
            }
            return heads;
        }
    }

    private static AuditHead verified(String signed) {
        return AuditHead.verify(
                signed, VerifyingKeys.parse(ControlDatabase.authority().publicJwks()));
    }

    private static void asOwner(String sql) throws SQLException {
        try (var connection = ControlDatabase.server().server().connectAsSuperuser(ControlServer.DATABASE);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isLessThanOrEqualTo(1);
        }
    }
}
