package dev.freehold.controlplane.tenant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** A connection string passes through, sealed at once, and is nowhere afterwards. */
@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class AdoptIT {
    private static final String CONNECTION = "postgresql://canaryuser:canarypassword@canaryhost:5433/canarydatabase";

    private final Worker worker = new Worker(TestRegions.next());
    private final OpeningKeys region = OpeningKeys.generate("region-of-" + worker.region());
    private final String slug = ControlPlane.newSlug();

    @Test
    void sealsAConnectionStringToTheRegionForItsOperationAlone() throws SQLException {
        worker.announce(region).then().statusCode(204);
        String operation = ControlPlane.accepted(adopt(CONNECTION));
        assertThat(tablesWith("canary")).isEmpty();

        Lease lease = worker.lease();
        Command command = lease.command();
        assertThat(command.kind()).isEqualTo(OperationKind.ADOPT);
        assertThat(command.firstAdmin()).isNotNull();
        String sealed = requireNonNull(command.source());
        assertThat(SourceDatabase.open(sealed, region, command.operation()))
                .isEqualTo(SourceDatabase.parse(CONNECTION));

        worker.succeed(lease).then().statusCode(204);
        assertThat(ControlPlane.operationState(operation)).isEqualTo("succeeded");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        assertThat(tablesWith(sealed.substring(0, 200))).isEmpty();
        asAdmin()
                .get("/v1/audit?subject={id}", command.tenant().toString())
                .then()
                .statusCode(200)
                .body(containsString("tenant.adopt"))
                .body(not(containsString("canary")));
    }

    @Test
    void forgetsTheSealedFormAlsoOfWhatCameToNothing() throws SQLException {
        worker.announce(region).then().statusCode(204);
        ControlPlane.accepted(adopt(CONNECTION));
        Lease lease = worker.lease();
        worker.end(lease, Outcome.COMPENSATE, new Failure("source_unreachable", "The source cannot be reached."))
                .then()
                .statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED, null).then().statusCode(204);
        String sealed = requireNonNull(lease.command().source());
        assertThat(tablesWith(sealed.substring(0, 200))).isEmpty();
        asAdmin()
                .post("/v1/operations/{id}/retry", lease.command().operation().toString())
                .then()
                .statusCode(409);
    }

    @Test
    void takesNoneForARegionThatHasNotToldItsKey() {
        adopt(CONNECTION)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("adopt"))
                .body(not(containsString("canary")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "postgresql://canary@canary/canary", "postgresql://a:b@canary/c?sslmode=disable"})
    void refusesWhatIsNoConnectionStringAndRepeatsNothingOfIt(String text) {
        adopt(text)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("adopt.connection"))
                .body(not(containsString("canary")));
    }

    @Test
    void refusesAStringInPlaceOfTheMemberAndBothOrigins() {
        create(Map.of("adopt", CONNECTION)).then().statusCode(400).body(not(containsString("canary")));
        create(Map.of("adopt", Map.of())).then().statusCode(400);
        create(Map.of(
                        "adopt",
                        Map.of("connection", CONNECTION),
                        "archive",
                        Map.of("id", "0199f0a0-0000-7000-8000-000000000001")))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("adopt"));
    }

    @Test
    void showsInADryRunWhatWouldBeRead() {
        worker.announce(region).then().statusCode(204);
        asAdmin()
                .body(body(Map.of("adopt", Map.of("connection", CONNECTION))))
                .post("/v1/tenants?dryRun=true")
                .then()
                .statusCode(200)
                .body("kind", equalTo("adopt"))
                .body("effects[0].part", equalTo("source"))
                .body(not(containsString("canary")));
    }

    private Response adopt(String connection) {
        return create(Map.of("adopt", Map.of("connection", connection)));
    }

    private Response create(Map<String, Object> origin) {
        return asAdmin()
                .header("Idempotency-Key", "adopting-" + slug + "-" + origin.hashCode())
                .body(body(origin))
                .post("/v1/tenants");
    }

    private Map<String, Object> body(Map<String, Object> origin) {
        Map<String, Object> body = ControlPlane.validTenant(slug, worker.region());
        body.putAll(origin);
        return body;
    }

    /** Those that have a row in which the text stands, in whatever column. */
    private static List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection sql = ControlDatabase.server().server().connectAsSuperuser("freehold_control");
                Statement statement = sql.createStatement()) {
            for (String table : all(
                    statement,
                    "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
                found.addAll(all(
                        statement,
                        "SELECT '%s' FROM %1$s t WHERE strpos(lower(t::text), lower('%s')) > 0 LIMIT 1"
                                .formatted(table, text)));
            }
        }
        return found;
    }

    private static List<String> all(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
