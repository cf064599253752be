package dev.freehold.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person sees, held by golden files. */
class GoldenTest {
    private static final String[] CREATE = {
        "tenant",
        "create",
        "--slug",
        "acme",
        "--legal-name",
        "Acme GmbH",
        "--tax-id",
        "DE123456789",
        "--country",
        "DE",
        "--contact-name",
        "Ada Lovelace",
        "--admin-email",
        "ada@acme.example",
        "--plan",
        "standard",
        "--region",
        "local"
    };

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void showsATenant() {
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme GmbH"));

        golden("tenant-show", "tenant", "show", "acme");
    }

    @Test
    void listsTenantsInAlignedColumns() {
        controlPlane.on(
                "GET /v1/tenants?limit=50",
                200,
                Json.page("null", Json.tenant("acme", "Acme GmbH"), Json.tenant("umbrella", "Ümbrella \\u001b[31mAG")));

        golden("tenant-list", "tenant", "list");
    }

    @Test
    void saysThatAListHasMore() {
        controlPlane.on("GET /v1/tenants?limit=1", 200, Json.page("\"c1\"", Json.tenant("acme", "Acme GmbH")));

        golden("tenant-list-more", "tenant", "list", "--limit", "1");
    }

    @Test
    void createsATenantAndReturnsAtOnce() {
        controlPlane.on("POST /v1/tenants", 202, Json.pending());

        golden("tenant-create", CREATE);
    }

    @Test
    void listsEachStepWithItsTimeWhenACreationIsWaitedFor() {
        controlPlane.on("POST /v1/tenants", 202, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.pending(), Json.running(), Json.succeeded());

        golden("tenant-create-wait", with(CREATE, "--wait"));
    }

    @Test
    void saysWhyACreationFailed() {
        controlPlane.on("POST /v1/tenants", 202, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.running(), Json.compensated());

        golden("tenant-create-wait-compensated", with(CREATE, "--wait"));
    }

    @Test
    void tellsWhatACreationWouldDo() {
        controlPlane.on("POST /v1/tenants?dryRun=true", 200, """
                {"dryRun":true,"kind":"provision","tenant":"acme","tenantId":null,"plan":"standard","region":"local",
                 "pool":{"id":"local-a","usedTenants":3,"maxTenants":500,"reason":"It is the only open pool of region local."},
                 "before":null,"after":{"state":"provisioning","epoch":1,"route":null},"superseded":[],
                 "effects":[{"part":"database","becomes":"One is made in pool local-a."},{"part":"roles","becomes":"Two."}]}""");

        golden("tenant-create-dry-run", with(CREATE, "--dry-run"));
    }

    @Test
    void tellsWhatASuspensionWouldDo() {
        controlPlane.on("POST /v1/tenants/acme/suspend?dryRun=true", 200, preview("suspend", "suspended", """
                {"state":"suspended","epoch":4,"licenseValidUntil":"2026-12-21T08:00:00Z"}"""));

        golden("tenant-suspend-dry-run", "tenant", "suspend", "acme", "--dry-run");
    }

    @Test
    void tellsWhatADeletionWouldDoWithoutAskingForConfirmation() {
        controlPlane.on(
                "DELETE /v1/tenants/acme?confirm=acme&dryRun=true",
                200,
                preview(
                        "offboard",
                        "deleting",
                        "{\"state\":\"suspended\",\"epoch\":4,\"licenseValidUntil\":\"2026-12-21T08:00:00Z\"}"));

        golden("tenant-delete-dry-run", "tenant", "delete", "acme", "--dry-run");
    }

    @Test
    void repeatsEachFieldAtFault() {
        controlPlane.on("POST /v1/tenants", 400, """
                {"type":"urn:freehold:problem:invalid_request","title":"A field is not valid","status":400,
                 "detail":"2 fields are not valid.","code":"invalid_request",
                 "errors":[{"field":"slug","message":"the slug 'acme' is reserved"},{"field":"country","message":"no such country"}]}""");

        golden("problem-fields", CREATE);
    }

    @Test
    void namesTheOperationInTheWay() {
        controlPlane.on("POST /v1/tenants/acme/resume", 409, """
                {"type":"urn:freehold:problem:operation_in_the_way","title":"Another operation is under way","status":409,
                 "detail":"Wait for it, then try again.","code":"operation_in_the_way",
                 "operation":"0199f0a0-0000-7000-8000-000000000001"}""");

        golden("problem-conflict", "tenant", "resume", "acme");
    }

    @Test
    void showsAnOperationThatRuns() {
        controlPlane.on("GET /v1/operations/" + Json.OPERATION, 200, Json.running());

        golden("operation-show", "operation", "show", Json.OPERATION);
    }

    @Test
    void listsATenantsOperations() {
        controlPlane.on(
                "GET /v1/operations?tenant=acme&limit=50", 200, Json.page("null", Json.running(), Json.succeeded()));

        golden("operation-list", "operation", "list", "--tenant", "acme");
    }

    @Test
    void showsWhoServesARegion() {
        controlPlane.on("GET /v1/regions/local/data-planes", 200, """
                {"region":"local","feedVersion":42,"processes":[
                 {"process":"tenant-service-1","state":"live","appliedVersion":42,"drainedVersion":42,"behindBy":0,
                  "firstSeenAt":"2026-11-21T07:00:00Z","reportedAt":"2026-11-21T08:00:03.5Z","minSchema":1,"maxSchema":2,
                  "connections":{"local-b":{"open":0,"granted":40},"local-a":{"open":7}}},
                 {"process":"tenant-service-0","state":"lost","appliedVersion":40,"drainedVersion":39,"behindBy":2,
                  "firstSeenAt":"2026-11-21T07:00:00Z","reportedAt":"2026-11-21T07:59:00Z","minSchema":1,"maxSchema":1,
                  "connections":{}}]}""");

        golden("region-data-planes", "region", "data-planes", "local");
        controlPlane.on("GET /v1/regions/local/top-tenants", 200, """
                {"region":"local","tenants":[
                  {"process":"plane-1","tenant":"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5","slug":"acme","open":4,"active":3,
                   "waiting":2,"borrowed":810,"evicted":0},
                  {"process":"plane-1","tenant":"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f6","open":0,"active":0,
                   "waiting":0,"borrowed":3,"evicted":2}]}
                """);
        golden("region-top-tenants", "region", "top-tenants", "local");
    }

    @Test
    void showsHowFarATenantsRouteHasCome() {
        controlPlane.on("GET /v1/tenants/acme/route", 200, """
                {"tenant":"acme","tenantId":"0199f0a0-0000-7000-8000-0000000000aa","region":"local","state":"suspended","epoch":3,
                 "version":41,"feedVersion":42,"sealedWith":"region-key-2","sealedAt":"2026-11-21T08:00:03.5Z",
                 "acknowledged":false,"liveProcesses":3,"waitingFor":["tenant-service-2"],"lost":["tenant-service-0"]}""");

        golden("tenant-route", "tenant", "route", "acme");
    }

    @Test
    void showsHowEverythingIs() {
        controlPlane.on("GET /v1/health/fleet", 200, """
                {"state":"unhealthy","observedAt":"2026-11-21T08:00:03Z",
                 "pools":{"healthy":1,"unknown":1,"degraded":0,"unhealthy":0},
                 "tenants":{"healthy":41,"unknown":0,"degraded":0,"unhealthy":1},
                 "poolsToSee":[{"pool":"local-b","state":"unknown","reasons":[{"code":"not_observed","message":"No worker."}]}],
                 "tenantsToSee":[{"tenant":"acme","state":"unhealthy","observedAt":"2026-11-21T08:00:03Z",
                                  "reasons":[{"code":"database_unreachable","message":"A worker could not use it."}]}]}""");
        golden("fleet-health", "fleet", "health");
        controlPlane.on("GET /v1/tenants/acme/health", 200, """
                {"tenant":"acme","state":"degraded","observedAt":"2026-11-21T08:00:03Z","pool":"local-a","region":"local",
                 "reasons":[{"code":"errors","message":"7 % of 100 requests failed within a quarter of an hour."}],
                 "database":{"reachable":true,"bytes":9000000,"growthBytesPerDay":null,"connections":3,"schemaVersion":1},
                 "traffic":{"requests":100,"errors":7,"unavailable":0,"refused":2,"slow":1,"slowMillis":1500,"waitMillis":70}}""");
        golden("tenant-health", "tenant", "health", "acme");
        controlPlane.on("GET /v1/tenants/acme/usage", 200, """
                {"tenant":"acme","plan":"standard",
                 "measured":[{"name":"users","used":112,"limit":100,"over":true,"source":"worker","observedAt":"2026-11-21T08:00:03Z"},
                             {"name":"bytes","used":9000000,"limit":53687091200,"over":false,"source":"worker",
                              "observedAt":"2026-11-21T08:00:03Z"},
                             {"name":"requestsThisMonth","used":7,"over":false,"source":"data-plane","observedAt":"2026-11-21T08:00:03Z"}],
                 "notMeasured":[{"name":"documentsThisMonth","limit":20000,"why":"No worker has counted it this month."}]}""");
        golden("tenant-usage", "tenant", "usage", "acme");
        controlPlane.on("GET /v1/tenants/acme/isolation", 200, """
                {"tenant":"acme","pool":"local-a","tier":"shared","demanded":"dedicated","met":false,"advised":"dedicated",
                 "demand":{"tier":"dedicated","contract":"Annex 4","reasons":["banking secrecy"],"updatedBy":"ops-admin"},
                 "triggers":[{"code":"contract","message":"A dedicated pool is demanded by Annex 4."}],
                 "figures":{"bytes":9000000,"poolBytes":null,"poolTenants":42,"waitSeconds":3}}""");
        golden("tenant-isolation", "tenant", "isolation", "acme");
    }

    @Test
    void saysHowManyPlacementsAreLeftToSeal() {
        controlPlane.on("POST /v1/regions/local/reseal", 202, """
                {"region":"local","key":"region-key-2","left":37,"suspended":2,"underWay":0,"requestedBy":"ops-admin",
                 "requestedAt":"2026-11-21T08:00:03.5Z"}""");

        golden("region-reseal", "region", "reseal", "local");
    }

    @Test
    void explainsItself() {
        golden("help", "--help");
        golden("help-tenant-create", "tenant", "create", "--help");
        golden("no-command", "tenant");
        golden("unknown-option", "tenant", "list", "--limitt", "3");
        golden("missing-options", "tenant", "create", "--slug", "acme");
    }

    private static String preview(String kind, String state, String route) {
        return """
                {"dryRun":true,"kind":"%s","tenant":"acme","tenantId":"0199f0a0-0000-7000-8000-0000000000aa",
                 "plan":"standard","region":"local",
                 "pool":{"id":"local-a","usedTenants":3,"maxTenants":500,"reason":null},
                 "before":{"state":"active","epoch":3,
                           "route":{"state":"active","epoch":3,"licenseValidUntil":"2026-12-21T08:00:00Z"}},
                 "after":{"state":"%s","epoch":4,"route":%s},
                 "superseded":["0199f0a0-0000-7000-8000-000000000001"],
                 "effects":[{"part":"route","becomes":"Data planes of region local hear of it\\u001b[31m."}]}""".formatted(kind, state, route);
    }

    private void golden(String name, String... arguments) {
        InstantSource later = InstantSource.fixed(Instant.parse("2026-11-21T08:00:05Z"));
        Transcript.of(Run.at(controlPlane).at(later).run(arguments)).isGolden(name);
    }

    private static String[] with(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
