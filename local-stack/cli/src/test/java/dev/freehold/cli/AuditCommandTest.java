package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditHead;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.codec.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

class AuditCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TENANT = "0199f0a0-0000-7000-8000-000000000001";

    @TempDir
    private Path folder;

    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final SigningKey authority = SigningKey.generate("authority-1");
    private final List<AuditLink> chain = chain();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void listsWhoDidWhat() {
        controlPlane.on("GET /v1/audit?subject=" + TENANT + "&limit=50", 200, """
                {"items":[{"id":"%s","at":"2026-11-21T12:00:00Z","actor":"ada\\u001b[31m","roles":["platform-admin"],"action":"tenant.suspend",
                  "subject":"%s","detail":{"slug":"acme"},"address":"203.0.113.9"}],"nextCursor":null}""".formatted(new UUID(7, 7), TENANT));

        Transcript.of(Run.at(controlPlane).run("audit", "list", "--subject", TENANT))
                .isGolden("audit-list");
    }

    @Test
    void exportsALineAnEntryAndChecksThemWithoutThePlatform() throws IOException {
        tell(chain, List.of());
        Run export = Run.at(controlPlane).run("audit", "export");
        assertThat(export.out().lines()).hasSize(5).allSatisfy(line -> AuditLink.parse(line));
        Path file = Files.writeString(folder.resolve("trail.jsonl"), export.out());
        controlPlane.requests().clear();

        Run verify = Run.at(controlPlane)
                .run("audit", "verify", file.toString(), "--keys", keys().toString(), "--heads", heads(5).toString());

        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out())
                .isEqualTo("5 entries, unchanged; signed heads vouch for the first 5 of them. Last hash "
                        + chain.getLast().hash() + ".\n");
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void namesTheEntryThatWasCutOff() throws IOException {
        tell(chain.subList(0, 3), List.of());

        Run verify = Run.at(controlPlane)
                .run("audit", "verify", "--keys", keys().toString(), "--heads", heads(5).toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("Entries 4 to 5 were cut off");
    }

    @Test
    void asksTheControlPlaneForWhatItIsNotGiven() {
        tell(chain, List.of(chain.get(2)));

        Run verify = Run.at(controlPlane).run("audit", "verify");

        assertThat(verify.exitCode()).isZero();
        assertThat(verify.out()).contains("vouch for the first 3 of them");
    }

    @Test
    void believesNoHeadThatIsNotTheAuthoritys() throws IOException {
        tell(chain, List.of());
        Path foreign = folder.resolve("foreign.jwks");
        Files.writeString(foreign, SigningKey.generate("authority-1").publicJwks());

        Run verify = Run.at(controlPlane)
                .run("audit", "verify", "--keys", foreign.toString(), "--heads", heads(5).toString());

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("does not hold");
        assertThat(Run.at(controlPlane).run("audit", "verify", "no-such-file").exitCode())
                .isEqualTo(2);
    }

    private void tell(List<AuditLink> links, List<AuditLink> signed) {
        controlPlane.on("GET /v1/keys", 200, authority.publicJwks());
        controlPlane.on(
                "GET /v1/audit/chain?after=0",
                200,
                links.stream().map(AuditLink::line).collect(Collectors.joining(",", "[", "]")));
        controlPlane.on("GET /v1/audit/chain?after=" + links.size(), 200, "[]");
        controlPlane.on(
                "GET /v1/audit/heads?after=0",
                200,
                signed.stream()
                        .map(link -> "{\"number\":%d,\"signed\":\"%s\"}".formatted(link.number(), head(link)))
                        .collect(Collectors.joining(",", "[", "]")));
        signed.forEach(link -> controlPlane.on("GET /v1/audit/heads?after=" + link.number(), 200, "[]"));
    }

    private Path keys() throws IOException {
        return Files.writeString(folder.resolve("authority.jwks"), authority.publicJwks());
    }

    private Path heads(int number) throws IOException {
        Path heads = Files.createDirectories(folder.resolve("bucket/heads"));
        Files.writeString(heads.resolve(number + ".jws"), head(chain.get(number - 1)));
        return folder.resolve("bucket");
    }

    private String head(AuditLink link) {
        return new AuditHead(link.number(), link.hash(), NOON).sign(authority);
    }

    private static List<AuditLink> chain() {
        List<AuditLink> links = new ArrayList<>(List.of(AuditLink.first(entry(1))));
        for (int number = 2; number <= 5; number++) {
            links.add(links.getLast().next(entry(number)));
        }
        return links;
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                new UUID(0, number),
                NOON,
                "ada",
                List.of("auditor"),
                "tenant.suspend",
                UUID.fromString(TENANT),
                Map.of("slug", "acme"),
                null,
                null);
    }
}
