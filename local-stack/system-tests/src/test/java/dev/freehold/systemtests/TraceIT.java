package dev.freehold.systemtests;

import java.time.Duration;
import java.util.List;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** One trace leads from the call through the lease and each step to its SQL, and tells no secret and no person. */
@ResourceLock(TestStacks.PLATFORM)
class TraceIT {
    private final Platform platform = Platform.shared();

    @Test
    void followsAProvisioningThroughAllProcesses() {
        TenantRequest request = platform.request("traced");
        Response accepted = platform.asOperator()
                .contentType("application/json")
                .body(request)
                .post("/v1/tenants");
        accepted.then().statusCode(202);
        String id = accepted.jsonPath().getString("id");
        platform.awaitSucceeded(id);
        JsonPath operation = platform.asOperator().get("/v1/operations/" + id).jsonPath();
        String trace = operation.getString("traceId");
        List<String> steps = operation.getList("steps.name");

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(names(trace, "control-plane"))
                    .contains("POST /v1/tenants")
                    .anyMatch(TraceIT::isSql);
            assertThat(names(trace, "provisioning-worker"))
                    .contains("command provision")
                    .containsAll(steps.stream().map(step -> "step " + step).toList())
                    .contains("ALTER DATABASE");
        });
    }

    @Test
    void namesNoPersonAndNoPassword() {
        TenantRequest request = platform.request("private");
        Response accepted = platform.asOperator()
                .contentType("application/json")
                .body(request)
                .post("/v1/tenants");
        accepted.then().statusCode(202);
        String id = accepted.jsonPath().getString("id");
        platform.awaitSucceeded(id);
        String trace =
                platform.asOperator().get("/v1/operations/" + id).jsonPath().getString("traceId");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(names(trace, "provisioning-worker")).contains("step seal"));

        String email = (String) requireNonNull(request.fields().get("adminEmail"));
        assertThat(platform.traces().saying(email)).isEmpty();
        assertThat(platform.traces().saying(email.replace("@", "%40"))).isEmpty();
        assertThat(platform.traces().saying("SCRAM-SHA-256$")).isEmpty();
    }

    private List<String> names(String trace, String service) {
        return platform.traces().of(trace).stream()
                .filter(span -> span.service().equals(service))
                .map(TraceCollector.Span::name)
                .toList();
    }

    private static boolean isSql(String name) {
        return name.startsWith("INSERT") || name.startsWith("SELECT") || name.startsWith("UPDATE");
    }
}
