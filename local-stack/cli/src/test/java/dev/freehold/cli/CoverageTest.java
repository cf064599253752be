package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/** Every public call of the committed OpenAPI document has a command that makes it. */
class CoverageTest {
    private static final Path OPENAPI = Path.of("..", "..", "control-plane", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String CENSUS = "0199f0a0-0000-7000-8000-000000000002";

    /** A command line that makes the call, with its path's variables filled in. */
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("GET /v1/tenants", "tenant list"),
            Map.entry(
                    "POST /v1/tenants",
                    "tenant create --slug acme --legal-name Acme --tax-id DE1 --country DE --contact-name Ada"
                            + " --admin-email ada@acme.example --plan standard --region local"),
            Map.entry("GET /v1/tenants/{slug}", "tenant show acme"),
            Map.entry("PATCH /v1/tenants/{slug}", "tenant update acme --plan enterprise"),
            Map.entry("DELETE /v1/tenants/{slug}", "tenant delete acme --confirm acme"),
            Map.entry("POST /v1/tenants/{slug}/undelete", "tenant undelete acme"),
            Map.entry("POST /v1/tenants/{slug}/purge", "tenant purge acme --confirm acme --no-archive"),
            Map.entry("GET /v1/tenants/{idOrSlug}/certificate", "tenant certificate acme"),
            Map.entry("POST /v1/tenants/{slug}/export", "tenant export acme"),
            Map.entry("GET /v1/tenants/{idOrSlug}/archives", "tenant archives acme"),
            Map.entry(
                    "DELETE /v1/tenants/{idOrSlug}/archives/{archive}",
                    "tenant discard acme --archive " + CENSUS + " --confirm " + CENSUS),
            Map.entry("POST /v1/tenants/{slug}/suspend", "tenant suspend acme"),
            Map.entry("POST /v1/tenants/{slug}/resume", "tenant resume acme"),
            Map.entry("POST /v1/tenants/{slug}/verify", "tenant verify acme"),
            Map.entry("POST /v1/tenants/{slug}/rotate-credential", "tenant rotate acme"),
            Map.entry("POST /v1/regions/{region}/reseal", "region reseal local"),
            Map.entry("GET /v1/regions/{region}/reseal", "region reseal local --status"),
            Map.entry("GET /v1/tenants/{slug}/route", "tenant route acme"),
            Map.entry("GET /v1/regions/{region}/data-planes", "region data-planes local"),
            Map.entry("GET /v1/regions/{region}/top-tenants", "region top-tenants local"),
            Map.entry("GET /v1/operations", "operation list"),
            Map.entry("GET /v1/operations/{id}", "operation show " + Json.OPERATION),
            Map.entry("GET /v1/operations/{id}/events", "operation watch " + Json.OPERATION + " --timeout 300ms"),
            Map.entry("POST /v1/operations/{id}/retry", "operation retry " + Json.OPERATION),
            Map.entry("POST /v1/operations/{id}/cancel", "operation cancel " + Json.OPERATION),
            Map.entry("GET /v1/plans", "plan list"),
            Map.entry("POST /v1/plans", "plan create silver --like standard --users 5"),
            Map.entry("GET /v1/plans/{name}", "plan show standard"),
            Map.entry("PUT /v1/plans/{name}", "plan retire standard"),
            Map.entry("GET /v1/tenants/{slug}/license", "license show acme"),
            Map.entry("POST /v1/tenants/{slug}/license", "license issue acme"),
            Map.entry("POST /v1/tenants/{slug}/license/revoke", "license revoke acme --reason unpaid"),
            Map.entry("POST /v1/tenants/{slug}/license/reinstate", "license reinstate acme"),
            Map.entry("GET /v1/keys/usage", "key list"),
            Map.entry("GET /v1/approvals", "approval list"),
            Map.entry("GET /v1/approvals/{id}", "approval show " + CENSUS),
            Map.entry("POST /v1/approvals/{id}/approve", "approval approve " + CENSUS),
            Map.entry("POST /v1/approvals/{id}/reject", "approval reject " + CENSUS + " --reason no"),
            Map.entry("POST /v1/approvals/{id}/withdraw", "approval withdraw " + CENSUS),
            Map.entry("GET /v1/events", "event list"),
            Map.entry("GET /v1/webhooks", "webhook list"),
            Map.entry("POST /v1/webhooks", "webhook create https://example.com/hook"),
            Map.entry("GET /v1/webhooks/{id}", "webhook show " + CENSUS),
            Map.entry("PATCH /v1/webhooks/{id}", "webhook update " + CENSUS + " --enabled false"),
            Map.entry("DELETE /v1/webhooks/{id}", "webhook remove " + CENSUS),
            Map.entry("GET /v1/webhooks/{id}/deliveries", "webhook deliveries " + CENSUS),
            Map.entry("POST /v1/webhooks/{id}/replay", "webhook replay " + CENSUS + " --since 2026-11-21T08:00:00Z"),
            Map.entry("GET /v1/pools", "pool list"),
            Map.entry("GET /v1/pools/{id}", "pool show local-a"),
            Map.entry("POST /v1/pools", "pool register --id local-b --region local"),
            Map.entry("POST /v1/pools/{id}/cordon", "pool cordon local-a"),
            Map.entry("POST /v1/pools/{id}/uncordon", "pool uncordon local-a"),
            Map.entry("POST /v1/pools/{id}/drain", "pool drain local-a"),
            Map.entry("POST /v1/pools/{id}/retire", "pool retire local-a"),
            Map.entry("GET /v1/health/fleet", "fleet health"),
            Map.entry("GET /v1/health/pools/{id}", "pool health local-a"),
            Map.entry("GET /v1/tenants/{slug}/health", "tenant health acme"),
            Map.entry("GET /v1/tenants/{slug}/usage", "tenant usage acme"),
            Map.entry("GET /v1/tenants/{slug}/isolation", "tenant isolation acme"),
            Map.entry("PUT /v1/tenants/{slug}/isolation", "tenant isolation acme --tier dedicated --reason size"),
            Map.entry("GET /v1/audit", "audit list"),
            Map.entry("GET /v1/audit/chain", "audit export"),
            Map.entry("GET /v1/audit/heads", "audit verify"),
            Map.entry("GET /v1/keys", "audit verify"),
            Map.entry("GET /v1/census", "census list"),
            Map.entry("POST /v1/census", "census"),
            Map.entry("GET /v1/census/{id}", "census show " + CENSUS),
            Map.entry("POST /v1/census/{id}/findings/{number}/resolve", "census resolve " + CENSUS + " 7"));

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void hasACommandForEveryPublicCall() throws IOException {
        List<String> uncovered = new ArrayList<>();
        for (String call : publicCalls()) {
            String command = COMMANDS.get(call);
            if (command == null || !makes(call, command)) {
                uncovered.add(call);
            }
        }

        assertThat(uncovered).isEmpty();
    }

    private boolean makes(String call, String command) {
        controlPlane.on("GET /v1/operations/" + Json.OPERATION, 200, Json.running());
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme"));
        controlPlane.on("GET /v1/tenants/acme/isolation", 200, "{}");
        controlPlane.on("GET /v1/plans/standard", 200, "{\"name\":\"standard\",\"limits\":{\"users\":1}}");
        controlPlane.on("GET /v1/webhooks/" + CENSUS, 200, "{}");
        controlPlane.on("GET /v1/keys", 200, SigningKey.generate("authority-1").publicJwks());
        controlPlane.requests().clear();
        Run.at(controlPlane).run(command.split(" "));
        String form = call.replaceAll("\\{[a-zA-Z]+}", "[^/?]+") + "(\\?.*)?";
        return controlPlane.requests().stream()
                .anyMatch(request -> request.line().matches(form));
    }

    private static Set<String> publicCalls() throws IOException {
        JsonNode paths = new YAMLMapper().readTree(OPENAPI.toFile()).path("paths");
        Set<String> calls = new TreeSet<>();
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        calls.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(calls).hasSizeGreaterThan(10);
        return calls;
    }
}
