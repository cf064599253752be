package dev.freehold.controlplane.entitlement;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class PlanIT {
    private final Worker worker = new Worker(TestRegions.next());

    @Test
    void givesARetiredPlanToNobodyElse() {
        String plan = Plans.make("bronze");
        String slug = ControlPlane.newActiveTenant(worker, Map.of("plan", plan));
        Map<String, Object> body = Plans.whole(7);
        body.put("retired", true);
        Plans.change(plan, "*", body).statusCode(200);
        Map<String, Object> asked = ControlPlane.validTenant(ControlPlane.newSlug(), worker.region());
        asked.put("plan", plan);
        ControlPlane.create(asked).then().statusCode(400).body("errors[0].field", equalTo("plan"));
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("contactName", "Grace Hopper"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200)
                .body("plan", equalTo(plan));
        Plans.billing().get("/v1/plans").then().statusCode(200).body("name", hasItem(plan));
    }

    @Test
    void givesAPlansTierToWhoIsMadeAfterwardsAndMovesNobody() {
        String plan = Plans.make("silver");
        Plans.billing().get("/v1/plans/" + plan).then().body("tier", equalTo("shared"));
        String slug = ControlPlane.newActiveTenant(worker, Map.of("plan", plan));
        String pool = asAdmin().get("/v1/tenants/" + slug).path("pool");
        Map<String, Object> body = Plans.whole(7);
        body.put("tier", "cosy");
        Plans.change(plan, "*", body).statusCode(400).body("errors[0].field", equalTo("tier"));
        body.remove("tier");
        Plans.change(plan, "*", body).statusCode(400).body("errors[0].field", endsWith("tier"));
        body.put("tier", "dedicated");
        Plans.change(plan, "*", body).statusCode(200).body("tier", equalTo("dedicated"));

        asAdmin().get("/v1/tenants/" + slug).then().body("pool", equalTo(pool));
        asAdmin()
                .get("/v1/tenants/{slug}/isolation", slug)
                .then()
                .body("tier", equalTo("shared"))
                .body("demanded", equalTo("dedicated"))
                .body("met", equalTo(false));
        Map<String, Object> asked = ControlPlane.validTenant(ControlPlane.newSlug(), worker.region());
        asked.put("plan", plan);
        ControlPlane.create(asked).then().statusCode(409).body("code", equalTo("no_room"));
        asAdmin()
                .get("/v1/audit?action=plan.change")
                .then()
                .body("items.find { it.detail.after.plan == '" + plan + "' }.detail.before.tier", equalTo("shared"))
                .body("items.find { it.detail.after.plan == '" + plan + "' }.detail.after.tier", equalTo("dedicated"));
    }

    @Test
    void refusesAPlanThatIsNoneOrTaken() {
        Map<String, Object> body = Plans.body(5);
        body.put("name", "Not A Name");
        Plans.billing().body(body).post("/v1/plans").then().statusCode(400).body("errors[0].field", endsWith("name"));
        body.put("name", "standard");
        Plans.billing().body(body).post("/v1/plans").then().statusCode(409).body("code", equalTo("id_taken"));
        body.put("name", "fine");
        body.put("limits", Map.of("users", 0));
        Plans.billing().body(body).post("/v1/plans").then().statusCode(400);
        body = Plans.body(5);
        body.put("name", "fine");
        body.put("tier", "cosy");
        Plans.billing().body(body).post("/v1/plans").then().statusCode(400).body("errors[0].field", equalTo("tier"));
        Plans.billing().get("/v1/plans/fine").then().statusCode(404);
    }
}
