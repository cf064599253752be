package dev.freehold.tenantservice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes wrong for one tenant stays with it, and never shows another's data. */
class FaultsIT {
    private TwoTenants two;

    @BeforeEach
    void publishTwo() {
        two = TwoTenants.published();
        two.bob().body(Map.of("sku", "G", "name", "globex's", "price", 1)).post("/v1/products");
    }

    @Test
    void refusesADatabaseThatBearsAnothersStamp() {
        Placement swapped = new Placement(
                two.acme().tenant(),
                two.globex().region(),
                two.globex().pool(),
                two.globex().database(),
                two.globex().role(),
                two.globex().password(),
                Epoch.FIRST);
        publishForAcme(swapped);
        await().until(() -> two.alice().get("/v1/products").statusCode() == 503);
        Response answer = two.as("bob", two.acme().tenant()).get("/v1/products");
        requireUnavailable(answer);
        assertThat(answer.asString()).doesNotContain("globex");
        assertThat(two.service().log())
                .contains("WRONG DATABASE")
                .contains(two.acme().tenant().toString());
        assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAPlacementThatWasSealedForAnother() {
        Route globex = two.globexRoute(RouteState.ACTIVE, 1);
        Route acme = two.acmeRoute(RouteState.ACTIVE, 2);
        two.platform()
                .controlPlane()
                .publish(new Route(
                        acme.tenant(),
                        acme.slug(),
                        acme.state(),
                        acme.epoch(),
                        globex.sealedPlacement(),
                        acme.license()));
        await().until(() -> two.alice().get("/v1/products").statusCode() == 503);
        requireUnavailable(two.as("bob", two.acme().tenant()).get("/v1/products"));
        assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void answersForAMissingDatabaseAnUnknownPoolAndAWrongPasswordQuicklyAndOnlyThere() {
        Placement acme = two.acme();
        List<Placement> broken = List.of(
                new Placement(
                        acme.tenant(),
                        acme.region(),
                        acme.pool(),
                        new DatabaseName("fh_gone"),
                        acme.role(),
                        acme.password(),
                        Epoch.FIRST),
                new Placement(
                        acme.tenant(),
                        acme.region(),
                        new PoolId("nowhere"),
                        acme.database(),
                        acme.role(),
                        acme.password(),
                        Epoch.FIRST),
                new Placement(
                        acme.tenant(), acme.region(), acme.pool(), acme.database(), acme.role(), "wrong", Epoch.FIRST));
        long epoch = 2;
        for (Placement placement : broken) {
            two.platform()
                    .controlPlane()
                    .publish(two.platform().region().route(two.acmeSlug(), RouteState.ACTIVE, epoch++, placement));
            await().until(() -> two.alice().get("/v1/products").statusCode() == 503);
            Response answer = two.alice().get("/v1/products");
            requireUnavailable(answer);
            assertThat(answer.time())
                    .as("milliseconds; it waits for no connection, which would take two seconds")
                    .isLessThan(2_000);
            assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
            two.publish(two.acmeRoute(RouteState.ACTIVE, epoch++));
            await().until(() -> two.alice().get("/v1/products").statusCode() == 200);
        }
    }

    @Test
    void goesOnAfterTheServerEndedTheSessions() {
        assertThat(two.alice().get("/v1/products").statusCode()).isEqualTo(200);
        two.platform()
                .databases()
                .run(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fh:"
                                + two.acme().tenant() + "'");
        await().until(() -> two.alice().get("/v1/products").statusCode() == 200);
    }

    @Test
    void storesNothingWhenTheCommitFails() throws SQLException {
        two.platform().databases().run(two.acme().database().value(), """
                CREATE FUNCTION product.refuse() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'deferred refusal' USING ERRCODE = 'check_violation'; END $$;
                CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON product.product
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.sku = 'DEFERRED')
                    EXECUTE FUNCTION product.refuse();
                """);
        Response answer = two.alice()
                .body(Map.of("sku", "DEFERRED", "name", "n", "price", 1))
                .post("/v1/products");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.asString()).contains("internal_error").doesNotContain("deferred refusal");
        assertThat(two.alice().get("/v1/products").<List<String>>path("items")).isEmpty();
        assertThat(two.alice()
                        .body(Map.of("sku", "FINE", "name", "n", "price", 1))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesNoFeedThatWasChangedOnItsWay() {
        var controlPlane = two.platform().controlPlane();
        int before = controlPlane.tampered();
        controlPlane.tamper(signed -> signed.substring(0, signed.length() - 6) + "AAAAAA");
        controlPlane.publish(two.acmeRoute(RouteState.SUSPENDED, 2));
        await().until(() -> controlPlane.tampered() >= before + 2);
        assertThat(two.alice().get("/v1/products").statusCode()).isEqualTo(200);
        assertThat(two.service().log()).contains("feed of routes is not right and was not taken");
        controlPlane.tamper(signed -> signed);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> two.alice().get("/v1/products").statusCode() == 403);
    }

    @Test
    void leavesTheGateOpenAfterCallersThatHangUp() throws IOException {
        String token = two.platform().issuer().token("alice", two.acme().tenant());
        for (int i = 0; i < 40; i++) {
            try (Socket socket = new Socket("localhost", two.service().port());
                    OutputStream out = socket.getOutputStream();
                    InputStream in = socket.getInputStream()) {
                out.write(
                        ("GET /v1/products HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                if (i % 2 == 0) {
                    assertThat(in.read()).isEqualTo('H');
                }
            }
        }
        await().until(() -> two.alice().get("/v1/products").statusCode() == 200);
    }

    @Test
    void cutsOffABodyThatHidesItsLength() throws IOException {
        String token = two.platform().issuer().token("alice", two.acme().tenant());
        try (Socket socket = new Socket("localhost", two.service().port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("POST /v1/products HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connection: close\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 24; i++) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException cutOff) {
                // an answer may come before the body has ended
            }
            String answer = new String(in.readNBytes(600), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
    }

    private void publishForAcme(Placement placement) {
        two.platform()
                .controlPlane()
                .publish(two.platform().region().route(two.acmeSlug(), RouteState.ACTIVE, 2, placement));
    }

    private static void requireUnavailable(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.path("code").toString()).isEqualTo("tenant_unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
