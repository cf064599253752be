package dev.freehold.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.service.Services;
import dev.freehold.systemtests.chaos.gate.Gatekeeper;
import dev.freehold.systemtests.chaos.gate.HttpGate;
import dev.freehold.systemtests.chaos.gate.Passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A tenant as a resource of Kubernetes: the packaged operator between an API server and the running platform. */
@ResourceLock(TestStacks.PLATFORM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {
    private final Platform platform = Platform.shared();
    private final TestCluster cluster = new TestCluster();
    private final AtomicBoolean isDown = new AtomicBoolean();
    private final AtomicBoolean isMute = new AtomicBoolean();
    private final HttpGate door =
            new HttpGate(URI.create(platform.controlPlaneUrl()), new Cut(isDown, isMute), new Everybody());
    private OperatorProcess operator;

    @BeforeAll
    void start() {
        operator = OperatorProcess.start(platform, cluster.address(), door.address());
    }

    @AfterAll
    void stop() {
        operator.close();
        door.close();
        cluster.close();
    }

    @Test
    void livesAsTheSpecSaysAndIsNeverSetBackToIt() {
        String slug = apply("declared", "Retain");

        cluster.await(slug, "Ready", "True", "Served");
        System.out.println(cluster.shown(slug));
        assertThat(platform.show(slug).getString("state")).isEqualTo("active");
        assertThat(cluster.status(slug, "tenantId"))
                .isEqualTo(platform.show(slug).getString("id"));
        assertThat(cluster.status(slug, "url")).contains(slug);
        assertThat(cluster.status(slug, "operationId")).isNotBlank();
        cluster.await(slug, "InSync", "True", "AsExpected");

        cluster.change(slug, "legalName", "Renamed Ltd");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> platform.show(slug).getString("legalName"), "Renamed Ltd"::equals);

        revise(slug, Map.of("plan", "enterprise"));
        assertThat(cluster.await(slug, "InSync", "False", "Drifted")).contains("plan");
        platform.awaitSucceeded(platform.lifecycle(new Tenant(slug, "", "", ""), "suspend"));
        cluster.await(slug, "Ready", "False", "Suspended");

        cluster.change(slug, "contactName", "Grace Hopper");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> platform.show(slug).getString("contactName"), "Grace Hopper"::equals);
        assertThat(platform.show(slug).getString("plan")).isEqualTo("enterprise");
        assertThat(platform.show(slug).getString("state")).isEqualTo("suspended");

        cluster.delete(slug);
        cluster.awaitGone(slug);
        assertThat(platform.show(slug).getString("state")).isEqualTo("suspended");
    }

    @Test
    void isOffboardedWhereThePolicySaysSoOnceNothingIsInTheWay() {
        Tenant neighbour = platform.createTenant("beside");
        String slug = apply("leaving", "Delete");
        cluster.await(slug, "Ready", "True", "Served");

        platform.stack().process(Services.WORKER).signal("STOP");
        String rotation;
        try {
            rotation = platform.lifecycle(new Tenant(slug, "", "", ""), "rotate-credential");
            cluster.delete(slug);
            assertThat(cluster.await(slug, "Progressing", "True", "Waiting")).contains("operation_in_the_way");
            assertThat(platform.show(slug).getString("state")).isEqualTo("active");
        } finally {
            platform.stack().process(Services.WORKER).signal("CONT");
        }
        platform.awaitSucceeded(rotation);

        cluster.awaitGone(slug);
        assertThat(platform.show(slug).getString("state")).isEqualTo("deleting");
        platform.asTenant(neighbour).get("/v1/me").then().statusCode(200);
    }

    @Test
    void comesToBeOnceTheApiIsBackAndOnlyOnceThoughTheOperatorDies() {
        isDown.set(true);
        String slug = apply("patient", "Retain");
        assertThat(cluster.await(slug, "Degraded", "True", "Unreachable")).contains("asked again");
        cluster.await(slug, "Ready", "Unknown", "Unreachable");

        operator.kill();
        isDown.set(false);
        operator = OperatorProcess.start(platform, cluster.address(), door.address());

        cluster.await(slug, "Ready", "True", "Served");
        cluster.await(slug, "Degraded", "False", "AsExpected");
        platform.asOperator()
                .get("/v1/tenants?q=" + slug)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    @Test
    void doesNotTouchATenantThatIsNotItsOwn() {
        Tenant other = platform.createTenant("taken");

        cluster.apply(yaml("thief", other.slug(), "Delete"));
        assertThat(cluster.await("thief", "Ready", "False", "Refused")).contains("slug_taken");

        cluster.delete("thief");
        cluster.awaitGone("thief");
        assertThat(platform.show(other.slug()).getString("state")).isEqualTo("active");
        platform.asTenant(other).get("/v1/me").then().statusCode(200);
    }

    @Test
    void isOffboardedThoughNobodyHeardThatItCameToBe() {
        isMute.set(true);
        String slug = apply("unheard", "Delete");
        cluster.await(slug, "Ready", "Unknown", "Unreachable");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> platform.show(slug).getString("state"), "active"::equals);
        assertThat(cluster.status(slug, "creation")).contains("key=");
        assertThat(cluster.status(slug, "tenantId")).isEqualTo("null");

        cluster.delete(slug);
        isMute.set(false);

        cluster.awaitGone(slug);
        assertThat(platform.show(slug).getString("state")).isEqualTo("deleting");
    }

    @Test
    void endsNothingThatOthersMadeWhileItsOwnWasAskedForInVain() {
        Tenant other = platform.createTenant("first");
        isDown.set(true);
        cluster.apply(yaml("late", other.slug(), "Delete"));
        String never = apply("never", "Delete");
        cluster.await("late", "Degraded", "True", "Unreachable");
        cluster.await(never, "Degraded", "True", "Unreachable");
        cluster.delete("late");
        cluster.delete(never);
        isDown.set(false);

        cluster.awaitGone("late");
        cluster.awaitGone(never);
        assertThat(platform.show(other.slug()).getString("state")).isEqualTo("active");
        platform.asOperator().get("/v1/tenants/" + never).then().statusCode(404);
    }

    /** The last, since its operator lets hardly anything go. */
    @Test
    @Order(Integer.MAX_VALUE)
    void endsNoMoreWithinAnHourThanItMayAndKeepsWhatIsToBeKeptAfterAll() {
        String first = apply("crowd", "Delete");
        String second = apply("crowd", "Delete");
        cluster.await(first, "Ready", "True", "Served");
        cluster.await(second, "Ready", "True", "Served");
        operator.kill();
        operator = OperatorProcess.start(platform, cluster.address(), door.address(), 1);

        cluster.delete(first);
        cluster.awaitGone(first);
        cluster.delete(second);
        assertThat(cluster.await(second, "Degraded", "True", "TooManyDeletions"))
                .contains("deletions-per-hour", "Retain");
        assertThat(platform.show(second).getString("state")).isEqualTo("active");

        cluster.change(second, "deletionPolicy", "Retain");
        cluster.awaitGone(second);
        assertThat(platform.show(second).getString("state")).isEqualTo("active");
    }

    private String apply(String stem, String policy) {
        String slug = platform.freshSlug(stem);
        cluster.apply(yaml(slug, slug, policy));
        return slug;
    }

    private String yaml(String name, String slug, String policy) {
        return """
                apiVersion: freehold.dev/v1
                kind: Tenant
                metadata:
                  name: %s
                  namespace: tenants
                spec:
                  slug: %s
                  legalName: %s Ltd
                  taxId: %s
                  country: DE
                  contactName: Ada Lovelace
                  adminEmail: %s@example.org
                  plan: standard
                  region: local
                  environment: demo
                  deletionPolicy: %s
                """.formatted(name, slug, slug, platform.freshTaxId(), slug + "-" + name, policy);
    }

    private void revise(String slug, Map<String, Object> change) {
        String version = platform.asOperator().get("/v1/tenants/" + slug).header("ETag");
        platform.asOperator()
                .header("If-Match", version)
                .contentType("application/json")
                .body(change)
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
    }

    /** Breaks every connection while the API is to be away, or only those by which it would answer that it makes a tenant. */
    private record Cut(AtomicBoolean isDown, AtomicBoolean isMute) implements HttpGate.Reading {
        @Override
        public Optional<Passage> request(String method, String path, byte[] body) {
            if (isDown.get()) {
                throw new UncheckedIOException(new IOException("the API is away"));
            }
            return Optional.empty();
        }

        @Override
        public Optional<Passage> answer(String path, int status, byte[] body) {
            if (isMute.get() && path.equals("/v1/tenants") && status == 202) {
                throw new UncheckedIOException(new IOException("the answer is lost"));
            }
            return Optional.empty();
        }
    }

    /** Nothing that passes concerns it. */
    private static final class Everybody implements Gatekeeper {
        @Override
        public void admit(Passage passage) {}

        @Override
        public void passed(Passage passage) {}

        @Override
        public void answer(Passage passage) {}
    }
}
