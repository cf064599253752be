package dev.freehold.systemtests;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

/** Two tenants with the same product ids inside; by HTTP, neither can reach the other. */
@ResourceLock(TestStacks.PLATFORM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {
    private static final String SHARED_ID = "0197e2d4-3a5b-7c6d-8e7f-00000000000a";

    private final Platform platform = Platform.shared();
    private Tenant left;
    private Tenant right;

    @BeforeAll
    void givesBothTenantsTheSameIds() {
        left = platform.createTenant("left");
        right = platform.createTenant("right");
        create(left, SHARED_ID, "SKU-1", "of left");
        create(right, SHARED_ID, "SKU-1", "of right");
    }

    @Test
    void servesEachItsOwnRowUnderTheSameId() {
        get(left, "/v1/products/" + SHARED_ID).then().statusCode(200).body("name", equalTo("of left"));
        get(right, "/v1/products/" + SHARED_ID).then().statusCode(200).body("name", equalTo("of right"));
    }

    @Test
    void listsOnlyItsOwn() {
        get(left, "/v1/products").then().statusCode(200).body("items.name", everyItem(equalTo("of left")));
        get(right, "/v1/products").then().statusCode(200).body("items.name", everyItem(equalTo("of right")));
    }

    @Test
    void updatesAndDeletesNothingOfTheOther() {
        String id = UUID.randomUUID().toString();
        create(left, id, "SKU-U", "of left");
        create(right, id, "SKU-U", "of right");
        String etag = get(left, "/v1/products/" + id).header("ETag");
        platform.asTenant(left)
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(Map.of("sku", "SKU-U", "name", "of left", "price", new BigDecimal("2.00")))
                .put("/v1/products/" + id)
                .then()
                .statusCode(200);
        get(right, "/v1/products/" + id).then().statusCode(200).body("price", equalTo(1));
        platform.asTenant(left)
                .header("If-Match", get(left, "/v1/products/" + id).header("ETag"))
                .delete("/v1/products/" + id)
                .then()
                .statusCode(204);
        get(left, "/v1/products/" + id).then().statusCode(404);
        get(right, "/v1/products/" + id).then().statusCode(200).body("name", equalTo("of right"));
    }

    @Test
    void anothersResourceAndANonexistentOneAnswerAlike() {
        String onlyRight = UUID.randomUUID().toString();
        create(right, onlyRight, "SKU-R", "of right");
        Response anothers = get(left, "/v1/products/" + onlyRight);
        Response nobodys = get(left, "/v1/products/" + UUID.randomUUID());
        assertThat(anothers.statusCode()).isEqualTo(404);
        assertThat(anothers.asString()).isEqualTo(nobodys.asString());
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("X-Tenant", "right"),
                Arguments.of("X-Tenant", "no-such-tenant"),
                Arguments.of("Host", "right.localhost"),
                Arguments.of("Host", "no-such-tenant.localhost"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aHostOrHeaderThatContradictsTheTokenFindsNothing(String header, String value) {
        String actual = value.startsWith("right") ? value.replace("right", right.slug()) : value;
        platform.asTenant(left)
                .header(header, actual)
                .get("/v1/products")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @MethodSource("confirmations")
    void aHostOrHeaderThatConfirmsTheTokenIsServed(String header) {
        String value = header.equals("Host") ? left.slug() + ".localhost" : left.slug();
        platform.asTenant(left)
                .header(header, value)
                .get("/v1/products")
                .then()
                .statusCode(200)
                .body("items.name", everyItem(equalTo("of left")));
    }

    static Stream<String> confirmations() {
        return Stream.of("Host", "X-Tenant");
    }

    @Test
    void aUserWhoEditsTheOwnAccountStaysInTheOwnTenant() {
        int answer = platform.identity().tryToClaimTenant(left, right.id()).statusCode();
        assertThat(answer).as("the account page took the request").isEqualTo(204);
        Tenant after = platform.withFreshToken(left);
        assertThat(platform.identity().claim(after.token(), "tenant_id")).containsExactly(left.id());
        get(after, "/v1/products").then().statusCode(200).body("items.name", everyItem(equalTo("of left")));
    }

    @Test
    void aPersonOfBothTenantsIsServedTheOneSelectedAndNothingWithoutASelection() {
        platform.identity().join(left, right);
        try {
            Tenant both = platform.withFreshToken(left);
            assertThat(platform.identity().claim(both.token(), "tenant_id"))
                    .containsExactlyInAnyOrder(left.id(), right.id());
            get(both, "/v1/products").then().statusCode(404);
            // In the claim, but not in right's own member table.
            platform.asTenant(both)
                    .header("X-Tenant", right.slug())
                    .get("/v1/products")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not_a_member"));
            platform.asTenant(both)
                    .header("X-Tenant", left.slug())
                    .get("/v1/me")
                    .then()
                    .statusCode(200);
        } finally {
            platform.identity().leave(left, right);
        }
    }

    @Test
    void anOperatorsTokenReachesNoTenantsData() {
        platform.tenantService()
                .auth()
                .oauth2(platform.operatorToken("ops-admin"))
                .get("/v1/products")
                .then()
                .statusCode(401);
        platform.tenantService()
                .auth()
                .oauth2(platform.operatorToken("ops-support"))
                .header("X-Tenant", left.slug())
                .get("/v1/products")
                .then()
                .statusCode(401);
    }

    @Test
    void aTenantsTokenReachesNothingOfTheControlPlane() {
        platform.controlPlane()
                .auth()
                .oauth2(left.token())
                .get("/v1/tenants")
                .then()
                .statusCode(401);
        platform.controlPlane()
                .auth()
                .oauth2(left.token())
                .get("/internal/v1/routes?after=0")
                .then()
                .statusCode(401);
    }

    @Test
    void tellsEachWhoItIs() {
        get(left, "/v1/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-store"))
                .body("tenant.id", equalTo(left.id()))
                .body("tenant.slug", equalTo(left.slug()))
                .body("plan", equalTo("standard"))
                .body("roles", hasSize(1))
                .body("roles[0]", equalTo("admin"));
    }

    private Response get(Tenant tenant, String path) {
        return platform.asTenant(tenant).get(path);
    }

    private void create(Tenant tenant, String id, String sku, String name) {
        platform.asTenant(tenant)
                .contentType(ContentType.JSON)
                .body(Map.of("id", id, "sku", sku, "name", name, "price", new BigDecimal("1.00")))
                .post("/v1/products")
                .then()
                .statusCode(201);
    }
}
