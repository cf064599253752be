package dev.freehold.systemtests;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** Bad input at the two public doors: a clear problem, and nothing made. */
@ResourceLock(TestStacks.PLATFORM)
class BadInputIT {
    private static final class Shared {
        static final Tenant TENANT = Platform.shared().createTenant("bad-input");
    }

    private final Platform platform = Platform.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "a b",
                "-a",
                "a-",
                "a.b",
                "x'; DROP DATABASE postgres; --",
                "x\"y",
                "x\\u0000y",
                "../etc",
                "\u0430cme",
                "\uff41cme",
                "a\u200dcme",
                "xn--cme-8cd",
                "admin",
                "a2345678901234567890123456789012345678901"
            })
    void refusesASlugThatIsNoPlainLabel(String slug) {
        refusesTenant(platform.request("fine").with("slug", slug), 400, "invalid_request");
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("legalName", ""),
                Arguments.of("legalName", "x".repeat(201)),
                Arguments.of("taxId", "'; --"),
                Arguments.of("country", "ZZZ"),
                Arguments.of("country", "xx"),
                Arguments.of("adminEmail", "nobody"),
                Arguments.of("plan", "no-such-plan"),
                Arguments.of("region", "no-such-region"),
                Arguments.of("environment", "moon"),
                Arguments.of("slug", 7),
                Arguments.of("legalName", Map.of("a", 1)),
                Arguments.of("unknownField", "x"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void refusesAFieldThatIsNotValidAndNamesIt(String field, Object value) {
        String answer = refusesTenant(platform.request("fine").with(field, value), 400, "invalid_request");
        assertThat(answer).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"x\"", "null", "{\"slug\":"})
    void refusesABodyThatIsNoTenant(String body) {
        platform.asOperator()
                .contentType("application/json")
                .body(body)
                .post("/v1/tenants")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void refusesAHugeBody() {
        refusesTenant(platform.request("fine").with("legalName", "x".repeat(2_000_000)), 413, "body_too_large");
    }

    @Test
    void refusesASlugAndATaxIdThatAreTaken() {
        Tenant taken = platform.createTenant("taken");
        refusesTenant(TenantRequest.of(taken.slug(), platform.freshTaxId()), 409, "slug_taken");
        TenantRequest sameTaxId = platform.request("other")
                .with("taxId", platform.show(taken.slug()).getString("taxId"));
        refusesTenant(sameTaxId, 409, "tax_id_taken");
    }

    @Test
    void refusesTokensThatAreForgedExpiredOrForSomebodyElse() {
        Tenant tenant = platform.createTenant("tokens");
        String[] parts = tenant.token().split("\\.", -1);
        String none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        String swapped = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
        for (String token :
                new String[] {"x", none, swapped, platform.identity().expiredToken(tenant)}) {
            platform.tenantService()
                    .auth()
                    .oauth2(token)
                    .get("/v1/products")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
        platform.tenantService().get("/v1/products").then().statusCode(401).header("WWW-Authenticate", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops-support", "ops-auditor", "ops-billing"})
    void lessThanAnAdministratorCreatesNoTenant(String user) {
        platform.controlPlane()
                .auth()
                .oauth2(platform.operatorToken(user))
                .contentType("application/json")
                .body(platform.request("fine"))
                .post("/v1/tenants")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    static Stream<Arguments> products() {
        return Stream.of(
                Arguments.of(Map.of("sku", ""), 400),
                Arguments.of(Map.of("sku", "a\u0000b"), 400),
                Arguments.of(Map.of("price", -1), 400),
                Arguments.of(Map.of("price", "1.00"), 400),
                Arguments.of(Map.of("price", new BigDecimal("1e400")), 400),
                Arguments.of(Map.of("price", new BigDecimal("1.00001")), 400),
                Arguments.of(Map.of("name", "x".repeat(201)), 400),
                Arguments.of(Map.of("id", "1"), 400),
                Arguments.of(Map.of("tenant_id", "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5"), 400),
                Arguments.of(Map.of("name", "x".repeat(3_000_000)), 413));
    }

    @ParameterizedTest
    @MethodSource("products")
    void refusesAProductThatIsNotValid(Map<String, Object> change, int status) {
        Map<String, Object> body = new HashMap<>(Map.of("sku", "BAD", "name", "bad", "price", new BigDecimal("1.00")));
        body.putAll(change);
        platform.asTenant(tenant())
                .contentType("application/json")
                .body(body)
                .post("/v1/products")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void dropsNothingUnlessTheSlugIsTypedAgain() {
        Tenant tenant = tenant();
        for (String confirm : new String[] {"", "?confirm=", "?confirm=other"}) {
            platform.asOperator()
                    .delete("/v1/tenants/" + tenant.slug() + confirm)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("confirmation_required"));
        }
        platform.asTenant(tenant).get("/v1/products").then().statusCode(200);
    }

    private static Tenant tenant() {
        return Shared.TENANT;
    }

    private String refusesTenant(TenantRequest request, int status, String code) {
        return platform.asOperator()
                .contentType("application/json")
                .body(request)
                .post("/v1/tenants")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .extract()
                .asString();
    }
}
