package dev.freehold.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormTest {
    private static final String ODD = "Acme\\u001b[31m: \\\"yes\\\" # 007\\u0007";

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void printsYamlThatMeansTheSame() throws Exception {
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", ODD));

        Run run = Run.at(controlPlane).run("tenant", "show", "acme", "-o", "yaml");

        assertThat(new YAMLMapper().readTree(run.out()))
                .isEqualTo(new ObjectMapper().readTree(Json.tenant("acme", ODD)));
        assertThat(run.out()).doesNotContain("\u001b", "\u0007");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        Run run = Run.at(controlPlane).run("tenant", "show", "acme", "-o", "xml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("TABLE, JSON, YAML");
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void changesATenantAsItWasRead() {
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme"));
        controlPlane.on("PATCH /v1/tenants/acme", 200, Json.tenant("acme", "Acme SE"));

        Run run = Run.at(controlPlane).run("tenant", "update", "acme", "--legal-name", "Acme SE");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Acme SE");
        assertThat(controlPlane.requests().getLast().body()).isEqualTo("{\"legalName\":\"Acme SE\"}");
    }

    @Test
    void changesNothingWhereNothingIsNamed() {
        assertThat(Run.at(controlPlane).run("tenant", "update", "acme").exitCode())
                .isEqualTo(2);
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void listsPoolsAndPlans() {
        controlPlane.on("GET /v1/pools", 200, """
                [{"id":"local-a","region":"local","tier":"shared","state":"open","tenants":{"used":3,"limit":500}}]""");
        controlPlane.on("GET /v1/plans", 200, """
                [{"name":"starter","tier":"shared","limits":{"users":10,"documentsPerMonth":1000,"requestsPerSecond":20,
                  "concurrentRequests":8,"connections":4,"establishments":1,"storageBytes":5368709120},"features":["products"]}]""");

        assertThat(Run.at(controlPlane).run("pool", "list").out())
                .contains("local-a  local   shared  open   3 of 500  unknown  unknown");
        assertThat(Run.at(controlPlane).run("plan", "list").out())
                .contains(
                        "starter  shared  10     1000             1               5368709120  20          8        4");
    }

    @Test
    void changesOfAPlanWhatIsNamedAndSendsTheRestAsItWas() {
        String plan = """
                {"name":"silver","limits":{"users":10,"establishments":1,"storageBytes":1},"tier":"%s","features":[],"retentionDays":30,\
                "retired":false,"version":3}""";
        controlPlane.on("GET /v1/plans/silver", 200, plan.formatted("shared"));
        controlPlane.on("PUT /v1/plans/silver", 200, plan.formatted("dedicated"));

        Run run = Run.at(controlPlane)
                .run(
                        "plan",
                        "update",
                        "silver",
                        "--establishments",
                        "5",
                        "--storage-bytes",
                        "107374182400",
                        "--tier",
                        "dedicated");

        assertThat(run.exitCode()).isZero();
        assertThat(controlPlane.requests().getLast().body()).isEqualTo("""
                {"limits":{"users":10,"establishments":5,"storageBytes":107374182400},"tier":"dedicated","features":[],\
                "retentionDays":30,"retired":false}""");
    }

    @Test
    void listsWhoIsOverALimit() {
        controlPlane.on(
                "GET /v1/tenants?over=storage&limit=50", 200, Json.page("null", Json.tenant("acme", "Acme GmbH")));

        assertThat(Run.at(controlPlane)
                        .run("tenant", "list", "--over", "storage")
                        .out())
                .contains("acme");
    }

    @Test
    void completesItself() {
        Run run = Run.at(controlPlane).run("completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("complete -F _complete_freehold", "suspend", "bashcompinit");
    }
}
