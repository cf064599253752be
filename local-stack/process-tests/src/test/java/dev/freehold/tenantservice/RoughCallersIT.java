package dev.freehold.tenantservice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two tenants with the same id inside, while callers of one hang up in the middle and write slowly. */
class RoughCallersIT {
    private static final UUID SHARED_ID = UUID.fromString("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");
    private static final String PRODUCT = "/v1/products/" + SHARED_ID;
    private static final int READS = 200;
    private static final int CALLERS = 100;

    private static TwoTenants two;
    private static String alice;

    @BeforeAll
    static void giveBothTheSameProduct() {
        two = TwoTenants.published();
        // All who hang up may be under way at once, and the slow one beside them is not to be one too many.
        PlanLimits wide = new PlanLimits(5, 100, 10_000, 2 * CALLERS, 4);
        two.publish(two.platform()
                .region()
                .route(
                        two.acmeSlug(),
                        RouteState.ACTIVE,
                        2,
                        two.acme(),
                        two.platform().region().license(two.acme().tenant(), wide)));
        await().until(() -> two.alice().get("/v1/me").<Integer>path("limits.concurrentRequests") == 2 * CALLERS);
        alice = two.platform().issuer().token("alice", two.acme().tenant());
        assertThat(two.alice()
                        .body(Map.of("id", SHARED_ID, "sku", "A-1", "name", "acme's", "price", 1))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
        assertThat(two.bob()
                        .body(Map.of("id", SHARED_ID, "sku", "G-1", "name", "globex's", "price", 1))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void mixNobodyUp() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = callers.submit(RoughCallersIT::writeSlowly);
            List<Future<?>> gone = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(i -> callers.submit(() -> {
                        hangUp(i);
                        return i;
                    }))
                    .toList();
            for (int i = 0; i < READS; i++) {
                assertThat(two.bob().get(PRODUCT).path("name").toString()).isEqualTo("globex's");
            }
            for (Future<?> call : gone) {
                call.get();
            }
            assertThat(slow.get()).startsWith("HTTP/1.1 201").contains("\"SLOW\"");
        }
        assertThat(two.alice().get("/v1/products").<List<String>>path("items.sku"))
                .containsExactlyInAnyOrder("A-1", "SLOW");
        assertThat(two.bob().get("/v1/products").<List<String>>path("items.sku"))
                .containsExactly("G-1");
    }

    /** After the request was sent, or after the first byte of the answer. */
    private static void hangUp(int call) throws IOException {
        try (Socket socket = new Socket("localhost", two.service().port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(head("GET " + PRODUCT, ""));
            out.flush();
            if (call % 2 == 0) {
                assertThat(in.read()).isEqualTo('H');
            }
        }
    }

    /** A byte at a time, each in a packet of its own, with as many reads of the other tenant between as happen. */
    private static String writeSlowly() throws IOException {
        byte[] body = "{\"sku\":\"SLOW\",\"name\":\"acme's too\",\"price\":2}".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("localhost", two.service().port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            socket.setTcpNoDelay(true);
            out.write(head(
                    "POST /v1/products", "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n"));
            for (byte one : body) {
                two.bob().get(PRODUCT);
                out.write(one);
                out.flush();
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static byte[] head(String call, String headers) {
        return (call + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + alice + "\r\n"
                        + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
