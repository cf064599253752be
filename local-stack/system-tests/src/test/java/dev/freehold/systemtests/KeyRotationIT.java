package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The authority's key rotates as docs/keys.md says, and a licence is changed, under a data plane that serves throughout. */
@ResourceLock(TestStacks.PLATFORM)
class KeyRotationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Far from the hundred requests a second that the plan allows. */
    private static final Duration PACE = Duration.ofMillis(20);

    private final Platform platform = Platform.shared();

    @Test
    void rotatesTheAuthoritysKeyWithoutARestartOrAFailedRequest() throws IOException {
        Tenant tenant = platform.createTenant("signed");
        Tenant other = platform.createTenant("resigned");
        String next = KeyFacts.DEVELOPMENT_PREFIX + platform.freshSlug("authority");
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong served = new AtomicLong();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    () -> {
                        while (!over.get()) {
                            var answer = platform.asTenant(tenant).get("/v1/products");
                            served.incrementAndGet();
                            LockSupport.parkNanos(PACE.toNanos());
                            if (answer.statusCode() != 200) {
                                failures.add(answer.asString());
                            }
                        }
                    },
                    thread);
            try {
                rotate(next, Instant.now().plusSeconds(3));
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                    List<String> signing = platform.asOperator()
                            .get("/v1/keys/usage")
                            .jsonPath()
                            .getList("findAll { it.signs || it.licenses > 0 }.keyId");
                    assertThat(signing).containsExactly(next);
                });
                platform.awaitSucceeded(platform.lifecycle(other, "suspend"));
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> platform.asTenant(other)
                                .get("/v1/products")
                                .then()
                                .statusCode(403)
                                .body("code", equalTo("tenant_suspended")));
                long now = served.get();
                Awaitility.await().atMost(PATIENCE).until(() -> served.get() > now + 50);
            } finally {
                over.set(true);
            }
            load.join();
        }
        System.out.printf("key rotation: %d requests, %d failed%n", served.get(), failures.size());
        assertThat(failures).isEmpty();
    }

    @Test
    void revokesALicenceWhileTheNeighbourServesOn() {
        Tenant tenant = platform.createTenant("unpaid");
        Tenant neighbour = platform.createTenant("paid");
        String license = "/v1/tenants/" + tenant.slug() + "/license";
        platform.asOperator()
                .contentType("application/json")
                .body("{\"reason\":\"unpaid\"}")
                .post(license + "/revoke")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> platform.asTenant(tenant)
                        .get("/v1/products")
                        .then()
                        .statusCode(403)
                        .body("code", equalTo("license_revoked")));
        platform.asTenant(neighbour).get("/v1/products").then().statusCode(200);
        platform.asOperator().post(license + "/reinstate").then().statusCode(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        platform.asTenant(tenant).get("/v1/products").then().statusCode(200));

        platform.asOperator()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"plan\":\"starter\"}")
                .patch("/v1/tenants/" + tenant.slug())
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> platform.asTenant(tenant)
                        .get("/v1/me")
                        .then()
                        .statusCode(200)
                        .body("plan", equalTo("starter"))
                        .body("limits.users", equalTo(10)));
    }

    /** Public halves first, as the documentation says. */
    private void rotate(String id, Instant from) throws IOException {
        Path privateFile = platform.keys().privateKey("authority");
        SigningKey both = SigningKey.parse(Files.readString(privateFile)).with(SigningKey.generate(id), from);
        Files.writeString(platform.keys().publicKey("authority"), both.publicJwks());
        Files.writeString(privateFile, both.privateJwks());
    }
}
