package dev.freehold.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** A suspension waits for nobody: whatever is under way, the tenant is suspended at once and served no more. */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspendAtOnceIT {
    private final LocalStack stack = ChaosStack.shared();
    private final Operator operator = new Operator(stack);
    private final Pools pools = new Pools(stack);
    private final Logins logins = new Logins(pools);
    private final Inventory inventory = new Inventory(operator);
    private final Trap trap = new Trap();
    private final Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, trap);

    @BeforeAll
    void waitsForBothWorkers() {
        crew.awaitReady();
    }

    @AfterAll
    void endsBothWorkers() {
        crew.close();
    }

    @Test
    void whileTheTenantIsStillBeingMade() {
        String slug = Operator.freshSlug("early");
        Trap.Snare snare = trap.setAt(new Place(false, "seal", Place.Phase.BEFORE, 0));
        String provisioning = Operator.id(operator.create(slug));
        var _ = snare.await(Crew.PATIENCE);

        String suspension = suspendedAtOnce(slug);
        assertThat(operator.operation(provisioning).path("state").asText()).isEqualTo("running");
        snare.release();

        assertThat(operator.awaitEnd(provisioning).path("state").asText()).isEqualTo("succeeded");
        refusesData(slug);
        closedForGood(slug, suspension);
    }

    @Test
    void whileAResumptionHasJustOpenedTheLogin() {
        String slug = Operator.freshSlug("reopened");
        operator.awaitSuccess(operator.create(slug));
        operator.awaitSuccess(operator.ask(slug, "suspend"));
        Trap.Snare snare = trap.setAt(new Place(false, "open_login", Place.Phase.AFTER, 0));
        String resumption = Operator.id(operator.ask(slug, "resume"));
        var _ = snare.await(Crew.PATIENCE);
        assertThat(logins.open(operator.tenant(slug).path("id").asText())).isNotEmpty();

        String suspension = suspendedAtOnce(slug);
        JsonNode preempted = operator.operation(resumption);
        assertThat(preempted.path("state").asText()).as(preempted.toString()).isEqualTo("failed");
        assertThat(preempted.path("error").path("code").asText()).isEqualTo("superseded");
        snare.release();
        closedForGood(slug, suspension);
    }

    @Test
    void whileACredentialThatIsPublishedAlreadyIsRotated() {
        String slug = Operator.freshSlug("rotated");
        operator.awaitSuccess(operator.create(slug));
        Trap.Snare snare = trap.setAt(new Place(false, "switch_role", Place.Phase.BEFORE, 0));
        String rotation = Operator.id(operator.ask(slug, "rotate-credential"));
        var _ = snare.await(Crew.PATIENCE);

        String suspension = suspendedAtOnce(slug);
        JsonNode preempted = operator.operation(rotation);
        assertThat(preempted.path("error").path("code").asText()).isEqualTo("superseded");
        snare.release();
        closedForGood(slug, suspension);
        operator.awaitSuccess(operator.ask(slug, "resume"));
        givesData(slug);
        operator.awaitSuccess(operator.ask(slug, "rotate-credential"));
        givesData(slug);
        assertThat(inventory.differences()).isEmpty();
    }

    @Test
    void whileItsDatabaseIsDownAndThenInTheDatabaseToo() {
        String slug = Operator.freshSlug("down");
        operator.awaitSuccess(operator.create(slug));
        givesData(slug);
        JsonNode tenant = operator.tenant(slug);
        String pool = tenant.path("pool").asText();
        pools.crash(pool);
        String suspension = suspendedAtOnce(slug);
        try {
            refusesData(slug);
            Awaitility.await().atMost(Crew.PATIENCE).untilAsserted(() -> {
                JsonNode trying = operator.operation(suspension);
                assertThat(trying.path("state").asText()).isEqualTo("running");
                assertThat(trying.path("error").path("code").asText()).isEqualTo("pool_unreachable");
            });
        } finally {
            pools.start(pool);
        }
        closedForGood(slug, suspension);
        assertThat(logins.sessions(tenant.path("id").asText())).isEmpty();
    }

    private void givesData(String slug) {
        String token = stack.tokens().memberOf(slug);
        Awaitility.await()
                .atMost(Crew.PATIENCE)
                .untilAsserted(() -> assertThat(new JsonHttp(stack.tenantService())
                                .get("/v1/products", token)
                                .status())
                        .isEqualTo(200));
    }

    /** @return the suspension's id */
    private String suspendedAtOnce(String slug) {
        String suspension = Operator.id(operator.ask(slug, "suspend"));
        assertThat(operator.tenant(slug).path("state").asText()).isEqualTo("suspended");
        return suspension;
    }

    private void closedForGood(String slug, String suspension) {
        JsonNode end = operator.awaitEnd(suspension);
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("succeeded");
        JsonNode tenant = operator.tenant(slug);
        assertThat(tenant.path("state").asText()).isEqualTo("suspended");
        assertThat(logins.open(tenant.path("id").asText())).isEmpty();
        refusesData(slug);
        assertThat(inventory.differences()).isEmpty();
    }

    /** The data plane may not have heard of the tenant yet, but never serves it. */
    private void refusesData(String slug) {
        String token = stack.tokens().memberOf(slug);
        Awaitility.await().untilAsserted(() -> {
            JsonAnswer answer = new JsonHttp(stack.tenantService()).get("/v1/products", token);
            assertThat(answer.status()).isIn(403, 404);
            assertThat(answer.body().path("code").asText()).isEqualTo("tenant_suspended");
        });
    }
}
