package dev.freehold.controlplane.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class AccessIT {
    private static final String FORBIDDEN = "forbidden";

    /** Every route there is, and who is let in. */
    private static final String MATRIX = """
            # method | path                                  | who is let in
            GET      | /v1/tenants                           | platform-admin billing support auditor
            POST     | /v1/tenants                           | platform-admin tenant-operator
            GET      | /v1/tenants/nobody                    | platform-admin billing support auditor tenant-operator
            PATCH    | /v1/tenants/nobody                    | platform-admin billing tenant-operator
            DELETE   | /v1/tenants/nobody                    | platform-admin tenant-operator
            POST     | /v1/tenants/nobody/suspend            | platform-admin
            POST     | /v1/tenants/nobody/resume             | platform-admin
            GET      | /v1/operations                        | platform-admin billing support auditor
            GET      | /v1/operations/1                      | platform-admin billing support auditor tenant-operator
            GET      | /v1/operations/1/events               | platform-admin billing support auditor
            GET      | /v1/plans                             | platform-admin billing support auditor
            POST     | /v1/plans                             | billing
            GET      | /v1/plans/nothing                     | platform-admin billing support auditor
            PUT      | /v1/plans/nothing                     | billing
            GET      | /v1/tenants/nobody/license            | platform-admin billing support auditor
            POST     | /v1/tenants/nobody/license            | platform-admin billing
            POST     | /v1/tenants/nobody/license/revoke     | platform-admin billing
            POST     | /v1/tenants/nobody/license/reinstate  | platform-admin billing
            GET      | /v1/keys/usage                        | platform-admin auditor
            GET      | /v1/approvals                         | platform-admin support auditor
            GET      | /v1/approvals/1                       | platform-admin support auditor
            POST     | /v1/approvals/1/approve               | platform-admin
            POST     | /v1/approvals/1/reject                | platform-admin
            POST     | /v1/approvals/1/withdraw              | platform-admin
            GET      | /v1/events                            | platform-admin support auditor
            GET      | /v1/webhooks                          | platform-admin support auditor
            POST     | /v1/webhooks                          | platform-admin
            GET      | /v1/webhooks/1                        | platform-admin support auditor
            PATCH    | /v1/webhooks/1                        | platform-admin
            DELETE   | /v1/webhooks/1                        | platform-admin
            GET      | /v1/webhooks/1/deliveries             | platform-admin support auditor
            POST     | /v1/webhooks/1/replay                 | platform-admin
            GET      | /v1/pools                             | platform-admin billing support auditor
            POST     | /v1/pools                             | platform-admin
            GET      | /v1/pools/nowhere                     | platform-admin billing support auditor
            POST     | /v1/pools/nowhere/cordon              | platform-admin
            POST     | /v1/pools/nowhere/uncordon            | platform-admin
            POST     | /v1/pools/nowhere/drain               | platform-admin
            POST     | /v1/pools/nowhere/retire              | platform-admin
            POST     | /internal/v1/pools/nowhere/report     | worker
            POST     | /internal/v1/pools/nowhere/measurement | worker
            GET      | /v1/health/fleet                      | platform-admin support auditor
            GET      | /v1/health/pools/nowhere              | platform-admin support auditor
            GET      | /v1/tenants/nobody/health             | platform-admin billing support auditor
            GET      | /v1/tenants/nobody/usage              | platform-admin billing support auditor
            GET      | /v1/tenants/nobody/isolation          | platform-admin billing support auditor
            PUT      | /v1/tenants/nobody/isolation          | platform-admin
            POST     | /v1/census                            | platform-admin
            GET      | /v1/census                            | platform-admin support auditor
            GET      | /v1/census/1                          | platform-admin support auditor
            POST     | /v1/census/1/findings/1/resolve       | platform-admin
            POST     | /internal/v1/census/lease             | worker
            POST     | /internal/v1/census/tasks/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/chunks | worker
            POST     | /internal/v1/census/tasks/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/end    | worker
            POST     | /internal/v1/commands/lease           | worker
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/plan      | worker
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/heartbeat | worker
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/steps     | worker
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/outcome   | worker
            GET      | /v1/regions/nowhere/data-planes       | platform-admin support auditor
            GET      | /v1/tenants/nobody/route              | platform-admin support auditor
            POST     | /v1/tenants/nobody/rotate-credential  | platform-admin
            POST     | /v1/regions/nowhere/reseal            | platform-admin
            GET      | /v1/regions/nowhere/reseal            | platform-admin support auditor
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/placement | worker
            GET      | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/placement?attempt=1 | worker
            POST     | /internal/v1/data-planes              | data-plane
            DELETE   | /internal/v1/data-planes/nobody       | data-plane
            GET      | /internal/v1/routes                   | data-plane
            POST     | /v1/tenants/nobody/verify             | platform-admin
            POST     | /v1/operations/1/retry                | platform-admin
            POST     | /v1/operations/1/cancel               | platform-admin
            POST     | /internal/v1/workers                  | worker
            POST     | /internal/v1/commands/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/progress  | worker
            POST     | /v1/tenants/nobody/undelete           | platform-admin
            POST     | /v1/tenants/nobody/purge              | platform-admin
            POST     | /v1/tenants/nobody/export             | platform-admin
            GET      | /v1/tenants/nobody/archives           | platform-admin support auditor
            DELETE   | /v1/tenants/nobody/archives/x         | platform-admin
            GET      | /v1/tenants/nobody/certificate        | platform-admin support auditor
            GET      | /v1/regions/nowhere/top-tenants       | platform-admin support auditor
            GET      | /v1/audit                             | platform-admin auditor
            GET      | /v1/audit/chain                       | platform-admin auditor
            GET      | /v1/audit/heads                       | platform-admin auditor
            GET      | /v1/keys                              | anybody
            """;

    /** How many lines say anybody. */
    private static final long OPEN =
            MATRIX.lines().filter(line -> line.endsWith("| anybody")).count();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> ROLES = List.of(
            "platform-admin", "tenant-operator", "billing", "support", "auditor", "worker", "data-plane", "nothing");

    /** Nothing is there, so whoever is let in gets something other than 403. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = MATRIX)
    void letsInTheRolesNamedAndNobodyElse(String method, String path, String letIn) {
        if (letIn.equals("anybody")) {
            given().request(method, path).then().statusCode(200);
            return;
        }
        for (String role : ROLES) {
            Response response = ControlPlane.as(Tokens.person(role)).body("{}").request(method, path);
            boolean let = List.of(letIn.split(" ")).contains(role);
            if (let) {
                assertThat(response.statusCode())
                        .as("%s %s as %s", method, path, role)
                        .isNotIn(401, 500);
                assertThat(response.statusCode() == 403 && !response.asString().contains("region"))
                        .isFalse();
            } else {
                response.then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .body("code", equalTo(FORBIDDEN));
            }
        }
        given().contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void hasEveryRouteOfTheApiInTheMatrix() throws IOException {
        List<String> walked = MATRIX.lines()
                .filter(line -> !line.contains("#"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[0].strip() + " " + cells[1].strip().replaceFirst("\\?.*", ""))
                .toList();
        List<String> routes = routes();
        // A literal path is served before a pattern that fits it too, so a line stands for the route with the fewest
        // variables.
        Set<String> covered = new HashSet<>();
        for (String line : walked) {
            routes.stream()
                    .filter(route -> line.matches(route.replaceAll("\\{[A-Za-z]+}", "[^/]+")))
                    .min(Comparator.comparingLong(
                            route -> route.chars().filter(each -> each == '{').count()))
                    .ifPresent(covered::add);
        }
        assertThat(routes).as("routes with a line in the matrix").hasSameElementsAs(covered);
        System.out.printf(
                "Route x role matrix: %d routes x %d callers, and %d open to anybody%n",
                routes.size() - OPEN, ROLES.size() + 1, OPEN);
    }

    private static List<String> routes() throws IOException {
        List<String> routes = new ArrayList<>();
        JsonNode paths =
                new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()).path("paths");
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return routes;
    }

    @Test
    void refusesTokensThatAreExpiredForgedOrNotMeantForIt() {
        for (String token : new String[] {
            Tokens.expired(), Tokens.forged(), Tokens.forAnotherService(), Tokens.ofAnotherIssuer(), "nonsense"
        }) {
            ControlPlane.as(token)
                    .get("/v1/tenants")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void letsBillingChangeThePlanAndNothingElse() {
        String slug = ControlPlane.newActiveTenant(new Worker(TestRegions.next()));
        var billing = ControlPlane.as(Tokens.person("billing")).header("If-Match", "*");
        billing.body(Map.of("legalName", "Mine"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(403)
                .body("code", equalTo(FORBIDDEN));
        billing.body(Map.of("plan", "starter", "legalName", "Mine"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(403);
        billing.body(Map.of("plan", "starter"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAProcessThatIsBoundToNoRegion() {
        ControlPlane.as(Tokens.person("worker"))
                .body(Map.of("worker", "w", "waitSeconds", 0))
                .post("/internal/v1/commands/lease")
                .then()
                .statusCode(403);
        ControlPlane.as(Tokens.person("data-plane"))
                .get("/internal/v1/routes")
                .then()
                .statusCode(403);
    }

    @Test
    void saysInEveryAnswerThatNoPageMayUseIt() {
        for (Response answer : List.of(
                ControlPlane.asAdmin().get("/v1/plans"),
                ControlPlane.asAdmin().get("/v1/tenants/nobody"),
                ControlPlane.asAdmin().body("x".repeat(70_000)).post("/v1/tenants"),
                given().get("/v1/tenants"),
                given().get("/nowhere"),
                given().get("/q/health/live"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void letsNoOtherOriginReadAnything() {
        Response answer =
                ControlPlane.asAdmin().header("Origin", "https://evil.example").get("/v1/plans");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        Response asked = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "GET")
                .options("/v1/plans");
        assertThat(asked.header("Access-Control-Allow-Origin")).isNull();
        assertThat(asked.header("Access-Control-Allow-Methods")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void servesTheOperationsTeamWithoutAToken(String path) {
        given().get(path).then().statusCode(200);
    }
}
