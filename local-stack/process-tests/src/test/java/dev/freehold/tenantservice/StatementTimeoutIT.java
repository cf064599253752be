package dev.freehold.tenantservice;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.tenantservice.support.TestPlatform;
import dev.freehold.tenantservice.support.TestRegion;
import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How long a statement may run is the plan's to say; who asks for too much fails alone. */
class StatementTimeoutIT {
    private static final String SLOW = """
            CREATE FUNCTION product.slow() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(5); RETURN NEW; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON product.product FOR EACH ROW WHEN (NEW.sku = 'slow')
                EXECUTE FUNCTION product.slow();
            """;

    private final TestPlatform platform = TestPlatform.shared();
    private TwoTenants two;

    @BeforeEach
    void publish() {
        two = TwoTenants.published();
        platform.databases().run(two.acme().database().value(), SLOW);
        platform.databases().run(two.globex().database().value(), SLOW);
    }

    @Test
    void endsASlowStatementOfOneTenantAndNoOtherTenants() {
        limit(two.acme(), two.acmeSlug(), 1);
        CompletableFuture<Response> slow = CompletableFuture.supplyAsync(
                () -> two.alice().body(product("slow")).post("/v1/products"));
        assertThat(two.bob().body(product("quick")).post("/v1/products").statusCode())
                .isEqualTo(201);
        Response ended = slow.join();
        assertThat(ended.statusCode()).isEqualTo(503);
        assertThat(ended.path("code").toString()).isEqualTo("statement_timeout");
        assertThat(ended.header("Retry-After")).isEqualTo("1");
        assertThat(two.bob().body(product("slow")).post("/v1/products").statusCode())
                .as("the other's plan allows it")
                .isEqualTo(201);
        assertThat(two.alice().get("/v1/products").path("items.size()").toString())
                .as("nothing of it stayed")
                .isEqualTo("0");
        assertThat(two.alice().body(product("quick")).post("/v1/products").statusCode())
                .as("the tenant goes on")
                .isEqualTo(201);
    }

    @Test
    void takesAnotherLimitOnConnectionsThatAreOpen() {
        limit(two.acme(), two.acmeSlug(), 1);
        assertThat(two.alice().body(product("slow")).post("/v1/products").statusCode())
                .isEqualTo(503);
        limit(two.acme(), two.acmeSlug(), 20);
        assertThat(two.alice().body(product("slow")).post("/v1/products").statusCode())
                .isEqualTo(201);
    }

    /** Another licence, under the same epoch. */
    private void limit(Placement placement, String slug, int seconds) {
        PlanLimits usual = TestRegion.LIMITS;
        PlanLimits limits = new PlanLimits(
                usual.users(),
                usual.documentsPerMonth(),
                usual.requestsPerSecond(),
                usual.concurrentRequests(),
                usual.connections(),
                seconds,
                usual.establishments(),
                usual.storageBytes());
        two.publish(platform.region()
                .route(slug, RouteState.ACTIVE, 1, placement, platform.region().license(placement.tenant(), limits)));
        long version = platform.controlPlane().version();
        await().until(() ->
                platform.controlPlane().reports().stream().anyMatch(report -> report.appliedVersion() >= version));
    }

    private static Map<String, Object> product(String sku) {
        return Map.of("sku", sku, "name", "n", "price", 1);
    }
}
