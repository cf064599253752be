package dev.freehold.tenantservice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.route.Placement;
import dev.freehold.tenantservice.support.TenantDatabases;
import dev.freehold.tenantservice.support.TestPlatform;
import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;

/** Two tenants with the same product ids inside; what one must not see or touch of the other. */
class IsolationIT {
    private static final UUID SHARED_ID = UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");
    private static final String PRODUCT = "/v1/products/" + SHARED_ID;

    private static TwoTenants two;

    @BeforeAll
    static void giveBothTheSameProduct() {
        two = TwoTenants.published();
        assertThat(two.alice()
                        .body(product("A-1", "acme's"))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
        assertThat(two.bob()
                        .body(product("G-1", "globex's"))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void servesEachTenantItsOwnRowUnderTheSameId() {
        assertThat(two.alice().get(PRODUCT).path("name").toString()).isEqualTo("acme's");
        assertThat(two.bob().get(PRODUCT).path("name").toString()).isEqualTo("globex's");
        assertThat(two.alice().get("/v1/products").<List<String>>path("items.sku"))
                .contains("A-1")
                .doesNotContain("G-1");
        assertThat(two.bob().get("/v1/products").<List<String>>path("items.sku"))
                .contains("G-1")
                .doesNotContain("A-1");
    }

    @Test
    void tellsEachTenantWhoItIsAndNothingOfTheOther() {
        Response me = two.alice().get("/v1/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.path("tenant.id").toString())
                .isEqualTo(two.acme().tenant().toString());
        assertThat(me.path("tenant.slug").toString()).isEqualTo(two.acmeSlug());
        assertThat(me.<List<String>>path("roles")).containsExactly("admin");
        assertThat(me.path("plan").toString()).isEqualTo("standard");
        assertThat(me.path("subject").toString()).isEqualTo("alice");
        assertThat(me.asString()).doesNotContain("globex");
        assertThat(me.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void changesAndDeletesOnlyTheOwnRow() throws SQLException {
        UUID id = UUID.randomUUID();
        for (var caller : List.of(two.alice(), two.bob())) {
            assertThat(caller.body(Map.of("id", id, "sku", "S-" + id, "name", "same", "price", 1))
                            .post("/v1/products")
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(two.alice()
                        .header("If-Match", "\"0\"")
                        .body(Map.of("sku", "S-" + id, "name", "changed", "price", 2))
                        .put("/v1/products/" + id)
                        .statusCode())
                .isEqualTo(200);
        assertThat(nameOf(two.globex(), id)).isEqualTo("same");
        assertThat(two.alice().delete("/v1/products/" + id).statusCode()).isEqualTo(204);
        assertThat(nameOf(two.acme(), id)).isNull();
        assertThat(nameOf(two.globex(), id)).isEqualTo("same");
    }

    @Test
    void answersAnotherTenantsProductExactlyLikeNone() {
        UUID globexOnly = UUID.randomUUID();
        two.bob()
                .body(Map.of("id", globexOnly, "sku", "ONLY-G", "name", "n", "price", 1))
                .post("/v1/products");
        Response another = two.alice().get("/v1/products/" + globexOnly);
        Response none = two.alice().get("/v1/products/" + UUID.randomUUID());
        assertThat(another.statusCode()).isEqualTo(404);
        assertThat(another.asString()).isEqualTo(none.asString());
        assertThat(two.alice()
                        .header("If-Match", "*")
                        .body(product("X", "x"))
                        .delete("/v1/products/" + globexOnly)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void acceptsHostAndHeaderThatConfirmTheToken() {
        assertThat(two.alice().header("X-Tenant", two.acmeSlug()).get(PRODUCT).statusCode())
                .isEqualTo(200);
        assertThat(two.alice().header("Host", host(two.acmeSlug())).get(PRODUCT).statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersEveryDisagreementWithTheSame404() {
        String body = two.alice().get("/v1/products/" + UUID.randomUUID()).asString();
        List<Response> refused = List.of(
                two.alice().header("X-Tenant", two.globexSlug()).get(PRODUCT),
                two.alice().header("Host", host(two.globexSlug())).get(PRODUCT),
                two.alice().header("Host", host("nobody")).get(PRODUCT),
                two.alice().header("Host", host("a." + two.acmeSlug())).get(PRODUCT),
                two.alice()
                        .header("X-Tenant", two.acmeSlug())
                        .header("Host", host(two.globexSlug()))
                        .get(PRODUCT),
                two.alice().header("X-Tenant", two.acmeSlug(), two.globexSlug()).get(PRODUCT),
                two.alice()
                        .header("X-Tenant", two.acmeSlug().toUpperCase(Locale.ROOT))
                        .get(PRODUCT),
                two.as("alice").get(PRODUCT),
                two.as("alice", TestPlatform.newTenantId()).get(PRODUCT),
                two.with(two.platform()
                                .issuer()
                                .token(
                                        "alice",
                                        two.acme().tenant(),
                                        claims -> claims.setStringClaim("tenant_id", two.acmeSlug())))
                        .get(PRODUCT),
                two.as("alice", two.acme().tenant(), two.globex().tenant()).get(PRODUCT));
        assertThat(refused).extracting(Response::statusCode).containsOnly(404);
        assertThat(refused).extracting(Response::asString).containsOnly(body);
        assertThat(refused).extracting(answer -> answer.header("Cache-Control")).containsOnly("private, no-store");
    }

    @Test
    void letsTheAddressSelectAmongTheTenantsOfTheToken() {
        TenantDatabases databases = two.platform().databases();
        databases.addMember(two.acme(), "carol", "viewer");
        databases.addMember(two.globex(), "carol", "viewer");
        assertThat(carol().header("X-Tenant", two.acmeSlug())
                        .get(PRODUCT)
                        .path("name")
                        .toString())
                .isEqualTo("acme's");
        assertThat(carol().header("Host", host(two.globexSlug()))
                        .get(PRODUCT)
                        .path("name")
                        .toString())
                .isEqualTo("globex's");
        assertThat(carol().header("X-Tenant", "nobody").get(PRODUCT).statusCode())
                .isEqualTo(404);
    }

    @Test
    void doesNotTakeATokensTenantForMembership() {
        Response answer = two.as("mallory", two.acme().tenant()).get(PRODUCT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.path("code").toString()).isEqualTo("not_a_member");
        assertThat(two.as("bob", two.acme().tenant()).get(PRODUCT).path("code").toString())
                .isEqualTo("not_a_member");
    }

    @Test
    void refusesEveryTokenThatIsNotTheIssuersForThisService() {
        var issuer = two.platform().issuer();
        var acme = two.acme().tenant();
        assertThat(two.with(issuer.tokenByCurve("alice", acme)).get(PRODUCT).statusCode())
                .isEqualTo(200);
        Map<String, String> tokens = new HashMap<>(Map.of(
                "forged", issuer.forged("alice", acme),
                "alg none", issuer.unsigned("alice", acme),
                "expired", issuer.token("alice", acme, claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
                "audience", issuer.token("alice", acme, claims -> claims.setAudience("freehold-control-plane")),
                "no audience", issuer.token("alice", acme, claims -> claims.unsetClaim("aud")),
                "issuer", issuer.token("alice", acme, claims -> claims.setIssuer("http://localhost:1/realms/freehold")),
                "no subject", issuer.token("alice", acme, claims -> claims.unsetClaim("sub")),
                "no expiry", issuer.token("alice", acme, claims -> claims.unsetClaim("exp")),
                "rubbish", "rubbish",
                "empty parts", ".."));
        tokens.put("signed with the public key for a secret", issuer.confused("alice", acme));
        tokens.put("names no key", issuer.nameless("alice", acme));
        tokens.forEach((kind, token) -> {
            Response answer = two.with(token).get(PRODUCT);
            assertThat(answer.statusCode()).as(kind).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(kind).startsWith("Bearer");
            assertThat(answer.contentType()).as(kind).startsWith("application/problem+json");
            assertThat(answer.path("code").toString()).as(kind).isEqualTo("unauthenticated");
        });
        assertThat(two.anonymous().get(PRODUCT).statusCode()).isEqualTo(401);
        assertThat(two.anonymous()
                        .header("Authorization", "Basic YTpi")
                        .get(PRODUCT)
                        .statusCode())
                .isEqualTo(401);
    }

    private static RequestSpecification carol() {
        return two.as("carol", two.acme().tenant(), two.globex().tenant());
    }

    private static Map<String, Object> product(String sku, String name) {
        return Map.of("id", SHARED_ID, "sku", sku, "name", name, "price", 12.5);
    }

    private static String host(String slug) {
        return slug + ".localhost:" + two.service().port();
    }

    private static @Nullable String nameOf(Placement placement, UUID id) throws SQLException {
        try (Connection connection = two.platform().databases().connect(placement);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM product.product WHERE id = '" + id + "'")) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
