package dev.freehold.controlplane.tenant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class TenantRegistryIT {
    private final String region = TestRegions.next();
    private final Worker worker = new Worker(region);

    @Test
    void refusesASlugThatIsTaken() {
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, region)));
        ControlPlane.create(ControlPlane.validTenant(slug, region))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug_taken"));
    }

    @Test
    void refusesATaxIdThatIsTakenInItsCountryHoweverItIsWritten() {
        Map<String, Object> first = ControlPlane.validTenant(ControlPlane.newSlug(), region);
        first.put("taxId", "de 777-" + region);
        ControlPlane.accepted(ControlPlane.create(first));
        Map<String, Object> second = ControlPlane.validTenant(ControlPlane.newSlug(), region);
        second.put("taxId", "DE777." + region);
        ControlPlane.create(second).then().statusCode(409).body("code", equalTo("tax_id_taken"));
        second.put("country", "AT");
        ControlPlane.accepted(ControlPlane.create(second));
    }

    @Test
    void givesASlugToExactlyOneOfManyWhoAskAtOnce() throws Exception {
        String slug = ControlPlane.newSlug();
        List<Integer> statuses = together(
                20,
                () -> ControlPlane.create(ControlPlane.validTenant(slug, region))
                        .statusCode());
        assertThat(statuses).hasSize(20).containsOnly(202, 409).containsOnlyOnce(202);
        asAdmin().get("/v1/tenants?region=" + region).then().body("items.size()", equalTo(1));
    }

    @Test
    void neverPlacesMoreTenantsThanPoolsHaveRoom() throws Exception {
        List<Integer> statuses = together(
                8,
                () -> ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.TINY))
                        .statusCode());
        assertThat(Collections.frequency(statuses, 202)).isEqualTo(3);
        asAdmin()
                .get("/v1/pools")
                .then()
                .body("find { it.id == 'tiny-a' }.tenants.used", equalTo(2))
                .body("find { it.id == 'tiny-a' }.tenants.limit", equalTo(2))
                .body("find { it.id == 'tiny-b' }.tenants.used", equalTo(1));
        ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.TINY))
                .then()
                .statusCode(409)
                .body("code", equalTo("no_room"));
    }

    @Test
    void listsNewestFirstPageByPage() {
        String first = newTenant();
        String second = newTenant();
        String third = newTenant();
        String cursor = asAdmin()
                .get("/v1/tenants?limit=2&region=" + region)
                .then()
                .statusCode(200)
                .body("items.slug", contains(third, second))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        asAdmin()
                .get("/v1/tenants?limit=2&region=" + region + "&cursor=" + cursor)
                .then()
                .body("items.slug", contains(first))
                .body("nextCursor", nullValue());
    }

    @Test
    void filtersByStatePlanAndText() {
        String waiting = newTenant();
        worker.lease();
        Map<String, Object> other = ControlPlane.validTenant(ControlPlane.newSlug(), region);
        other.put("plan", "starter");
        other.put("legalName", "100% Zebra_Works " + region);
        ControlPlane.accepted(ControlPlane.create(other));
        worker.succeed(worker.lease()).then().statusCode(204);

        String query = "/v1/tenants?region=" + region;
        asAdmin().get(query + "&state=provisioning").then().body("items.slug", contains(waiting));
        asAdmin().get(query + "&state=active").then().body("items.slug", contains(other.get("slug")));
        asAdmin().get(query + "&plan=starter").then().body("items.slug", contains(other.get("slug")));
        asAdmin().get(query + "&q=0%25%20zeBRA_").then().body("items.slug", contains(other.get("slug")));
        asAdmin().get(query + "&q=" + waiting).then().body("items.slug", contains(waiting));
    }

    @Test
    void listsThePlans() {
        asAdmin()
                .get("/v1/plans")
                .then()
                .statusCode(200)
                .body("name", hasItems("starter", "standard", "enterprise"))
                .body("find { it.name == 'starter' }.limits.users", equalTo(10))
                .body("find { it.name == 'starter' }.limits.establishments", equalTo(1))
                .body("find { it.name == 'starter' }.limits.storageBytes", equalTo(5L << 30))
                .body("find { it.name == 'starter' }.tier", equalTo("shared"))
                .body("find { it.name == 'standard' }.features", hasItems("products", "export"));
    }

    @Test
    void changesATenantOnlyForWhoHasSeenItsNewestVersion() {
        String slug = newTenant();
        String path = "/v1/tenants/" + slug;
        String tag = asAdmin().get(path).then().statusCode(200).extract().header("ETag");
        asAdmin()
                .body(Map.of("legalName", "New"))
                .patch(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
        asAdmin()
                .header("If-Match", "\"99\"")
                .body(Map.of("legalName", "New"))
                .patch(path)
                .then()
                .statusCode(412);

        String newTag = asAdmin()
                .header("If-Match", tag)
                .body(Map.of("legalName", " New Name ", "contactName", "Bob"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("legalName", equalTo("New Name"))
                .body("contactName", equalTo("Bob"))
                .extract()
                .header("ETag");
        assertThat(newTag).isNotEqualTo(tag);
        asAdmin()
                .header("If-Match", tag)
                .body(Map.of("legalName", "Newer"))
                .patch(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition_failed"));
        asAdmin()
                .header("If-Match", newTag)
                .body(Map.of("slug", "other"))
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.field", contains("slug"));
        asAdmin().header("If-Match", newTag).body(Map.of()).patch(path).then().statusCode(400);
        asAdmin()
                .header("If-Match", newTag)
                .body(Map.of("plan", "platinum"))
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.field", contains("plan"));
    }

    @Test
    void issuesANewLicenceWithTheRouteWhenThePlanChanges() {
        String slug = ControlPlane.newActiveTenant(worker);
        String untouched = ControlPlane.newActiveTenant(worker);
        RouteFeed before = new DataPlane(region).routes(0);
        ControlPlane.as(Tokens.person("billing"))
                .header("If-Match", "*")
                .body(Map.of("plan", "enterprise"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200)
                .body("plan", equalTo("enterprise"));

        RouteFeed change = RouteFeed.verify(
                new DataPlane(region)
                        .answer(before.version(), 0)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                VerifyingKeys.parse(ControlDatabase.authority().publicJwks()),
                new Region(region));
        assertThat(change.snapshot()).isFalse();
        assertThat(change.routes()).singleElement().satisfies(route -> {
            assertThat(route.slug()).hasToString(slug).isNotEqualTo(untouched);
            License license = License.verify(
                    java.util.Objects.requireNonNull(route.license()),
                    VerifyingKeys.parse(ControlDatabase.authority().publicJwks()));
            assertThat(license.plan()).isEqualTo("enterprise");
            assertThat(license.tenant()).isEqualTo(route.tenant());
            assertThat(license.limits().users()).isEqualTo(10_000);
        });
    }

    @Test
    void doesNotDisturbTheDataPlanesWhenOnlyANameChanges() {
        String slug = ControlPlane.newActiveTenant(worker);
        long version = new DataPlane(region).routes(0).version();
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("legalName", "Else"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
        new DataPlane(region).answer(version, 0).then().statusCode(204);
    }

    private String newTenant() {
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, region)));
        return slug;
    }

    private static <T> List<T> together(int count, Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
        }
        List<T> results = new ArrayList<>();
        for (Future<T> result : calls) {
            results.add(result.get());
        }
        return results;
    }
}
