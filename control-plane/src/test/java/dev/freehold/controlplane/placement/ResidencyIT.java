package dev.freehold.controlplane.placement;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

/** Where a tenant's data may be, asked of the API and, as the runtime role, of the database itself. */
@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ResidencyIT {
    private static final String CHECK = "23514";
    private static final String FOREIGN_KEY = "23503";

    private final String region = TestRegions.next();
    private final String elsewhere = TestRegions.next();
    private String bound;
    private String free;

    @BeforeEach
    void makeTwoTenants() {
        bound = tenant(List.of(region, "eu-9"));
        free = tenant(List.of());
    }

    @Test
    void refusesATenantOutsideOfItsOwnRegions() {
        Map<String, Object> body = ControlPlane.validTenant(ControlPlane.newSlug(), region);
        body.put("allowedRegions", List.of(elsewhere));
        ControlPlane.create(body).then().statusCode(400).body("errors[0].field", equalTo("region"));
        body.put("allowedRegions", List.of("Not A Region"));
        ControlPlane.create(body).then().statusCode(400).body("errors[0].field", equalTo("allowedRegions"));
        asAdmin().get("/v1/tenants/{slug}", bound).then().body("allowedRegions", contains("eu-9", region));
        asAdmin().get("/v1/tenants/{slug}", free).then().body("allowedRegions", empty());
    }

    @Test
    void revisesThemAsLongAsTheTenantStaysWithin() {
        revise(bound, List.of(elsewhere))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("allowedRegions"))
                .body("errors[0].message", containsString("moving it is not offered yet"));
        revise(bound, List.of(region)).then().statusCode(200).body("allowedRegions", contains(region));
        revise(bound, List.of()).then().statusCode(200).body("allowedRegions", empty());
        asAdmin()
                .header("If-Match", "*")
                .body("{\"allowedRegions\":[null]}")
                .patch("/v1/tenants/{slug}", bound)
                .then()
                .statusCode(400);
    }

    @Test
    void letsNobodyWriteAPlacementThatViolatesThem() throws SQLException {
        String other = TestRegions.poolOf(elsewhere);
        refuses(FOREIGN_KEY, "UPDATE tenant SET pool = '" + other + "' WHERE slug = '" + free + "'");
        refuses(FOREIGN_KEY, "UPDATE tenant SET region = '" + elsewhere + "' WHERE slug = '" + free + "'");
        refuses(
                CHECK,
                "UPDATE tenant SET pool = '" + other + "', region = '" + elsewhere + "' WHERE slug = '" + bound + "'");
        for (String regions : List.of("{" + elsewhere + "}", "{}", "{NULL}", "{NULL," + elsewhere + "}")) {
            refuses(CHECK, "UPDATE tenant SET allowed_regions = '" + regions + "' WHERE slug = '" + bound + "'");
        }
        refuses(
                FOREIGN_KEY,
                "UPDATE pool SET region = '" + elsewhere + "' WHERE id = '" + TestRegions.poolOf(region) + "'");
        asAdmin().get("/v1/tenants/{slug}", bound).then().body("region", equalTo(region));
    }

    private static void refuses(String state, String statement) throws SQLException {
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .as(statement)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
        }
    }

    private static Response revise(String slug, List<String> regions) {
        return asAdmin()
                .header("If-Match", "*")
                .body(Map.of("allowedRegions", regions))
                .patch("/v1/tenants/{slug}", slug);
    }

    private String tenant(List<String> allowed) {
        Map<String, Object> body = ControlPlane.validTenant(ControlPlane.newSlug(), region);
        body.put("allowedRegions", allowed);
        ControlPlane.accepted(ControlPlane.create(body));
        return String.valueOf(body.get("slug"));
    }
}
