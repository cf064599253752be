package dev.freehold.controlplane.entitlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.Tokens;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** Plans that a test makes and changes, as who bills. */
final class Plans {
    private Plans() {}

    /** Answers its name. */
    static String make(String stem) {
        String name = stem + "-" + ControlPlane.newSlug();
        Map<String, Object> body = body(7);
        body.put("name", name);
        billing()
                .body(body)
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/plans/" + name))
                .body("version", equalTo(1));
        return name;
    }

    static Map<String, Object> body(int users) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "limits",
                Map.of(
                        "users", users,
                        "documentsPerMonth", 100,
                        "requestsPerSecond", 10,
                        "concurrentRequests", 4,
                        "connections", 2,
                        "statementTimeoutSeconds", 5,
                        "establishments", 3,
                        "storageBytes", 5_368_709_120L));
        body.put("features", List.of("products"));
        body.put("retentionDays", 30);
        return body;
    }

    /** What a change says in whole, and a new plan need not. */
    static Map<String, Object> whole(int users) {
        Map<String, Object> body = body(users);
        body.put("tier", "shared");
        body.put("retired", false);
        return body;
    }

    static ValidatableResponse change(String plan, String ifMatch, Map<String, Object> body) {
        return billing()
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/plans/" + plan)
                .then();
    }

    static RequestSpecification billing() {
        return ControlPlane.as(Tokens.person("billing"));
    }
}
