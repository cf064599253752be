package dev.freehold.cli;

import java.util.Arrays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenantCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void sendsEachFlagAsAField() throws Exception {
        controlPlane.on("POST /v1/tenants", 202, Json.pending());

        run(("tenant create --slug acme --legal-name Ácme --tax-id DE1 --country DE --contact-name Ada"
                        + " --admin-email ada@acme.example --plan standard --region local --environment staging")
                .split(" "));

        assertThat(JSON.readTree(controlPlane.requests().getFirst().body())).isEqualTo(JSON.readTree("""
                {"slug":"acme","legalName":"Ácme","taxId":"DE1","country":"DE","contactName":"Ada",
                 "adminEmail":"ada@acme.example","plan":"standard","region":"local","environment":"staging"}"""));
        assertThat(controlPlane.requests().getFirst().authorization()).isEqualTo("Bearer a-token");
    }

    @Test
    void readsAsManyPagesAsTheLimitTakes() throws Exception {
        controlPlane.on("GET /v1/tenants?limit=100", 200, page("\"c 1\"", 100));
        controlPlane.on("GET /v1/tenants?limit=50&cursor=c%201", 200, page("\"c2\"", 50));

        JsonNode listing = json(run("tenant", "list", "--limit", "150", "--output", "json"));

        assertThat(listing.path("items")).hasSize(150);
        assertThat(listing.path("nextCursor").textValue()).isEqualTo("c2");
    }

    @Test
    void readsEveryPageWhenAllAreWanted() throws Exception {
        controlPlane.on("GET /v1/tenants?state=active&q=a%26b&limit=100", 200, page("\"c1\"", 100));
        controlPlane.on("GET /v1/tenants?state=active&q=a%26b&limit=100&cursor=c1", 200, page("null", 7));

        JsonNode listing =
                json(run("tenant", "list", "--all", "--state", "active", "--text", "a&b", "--output", "json"));

        assertThat(listing.path("items")).hasSize(107);
        assertThat(listing.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void stopsAtAListThatGoesInACircle() {
        controlPlane.on("GET /v1/tenants?limit=100", 200, page("\"c1\"", 1));
        controlPlane.on("GET /v1/tenants?limit=100&cursor=c1", 200, page("\"c1\"", 1));

        assertThat(run("tenant", "list", "--all").exitCode()).isEqualTo(6);
    }

    @Test
    void printsTheAnswerWholeAsJson() throws Exception {
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "A\\u001b[2J\\u009b\\u202eB"));

        Run run = run("tenant", "show", "acme", "--output", "json");

        assertThat(run.out()).contains("A\\u001B[2J\\u009b\\u202eB");
        assertThat(json(run).path("legalName").textValue()).isEqualTo("A\u001b[2J\u009b\u202eB");
        assertThat(json(run).path("fromTheFuture").path("a").intValue()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesToDeleteUnconfirmedWhereNobodyCanBeAsked() {
        Run run = run("tenant", "delete", "acme");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--confirm acme");
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void refusesToDeleteUnderAnotherSlug() {
        assertThat(run("tenant", "delete", "acme", "--confirm", "acme2").exitCode())
                .isEqualTo(2);
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void deletesWhatIsConfirmed() {
        controlPlane.on(
                "DELETE /v1/tenants/acme?confirm=acme", 202, Json.operation("offboard", "pending", "\"steps\":[]"));

        assertThat(run("tenant", "delete", "acme", "--confirm", "acme").exitCode())
                .isZero();
    }

    @Test
    void checksAConfirmationThatIsGivenEvenIfNothingWillBeDeleted() {
        assertThat(run("tenant", "delete", "acme", "--dry-run", "--confirm", "acme2")
                        .exitCode())
                .isEqualTo(2);
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void printsADryRunWholeAsJsonAndWaitsForNothing() throws Exception {
        controlPlane.on("POST /v1/tenants/acme/resume?dryRun=true", 200, "{\"dryRun\":true,\"kind\":\"resume\"}");

        Run run = run("tenant", "resume", "acme", "--dry-run", "--wait", "-o", "json");

        assertThat(run.exitCode()).isZero();
        assertThat(json(run).path("kind").textValue()).isEqualTo("resume");
        assertThat(controlPlane.requests()).hasSize(1);
    }

    @Test
    void asksAPersonToTypeTheSlug() {
        controlPlane.on(
                "DELETE /v1/tenants/acme?confirm=acme", 202, Json.operation("offboard", "pending", "\"steps\":[]"));

        assertThat(Run.at(controlPlane)
                        .typing("yes")
                        .run("tenant", "delete", "acme")
                        .exitCode())
                .isEqualTo(2);
        assertThat(controlPlane.requests()).isEmpty();
        assertThat(Run.at(controlPlane)
                        .typing("acme")
                        .run("tenant", "delete", "acme")
                        .exitCode())
                .isZero();
    }

    private Run run(String... arguments) {
        return Run.at(controlPlane).run(arguments);
    }

    private static JsonNode json(Run run) throws JsonProcessingException {
        return JSON.readTree(run.out());
    }

    private static String page(String nextCursor, int items) {
        String[] tenants = new String[items];
        Arrays.fill(tenants, Json.tenant("acme", "Acme"));
        return Json.page(nextCursor, tenants);
    }
}
