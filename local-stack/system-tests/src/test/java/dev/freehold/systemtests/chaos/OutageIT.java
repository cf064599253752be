package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.Ports;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control plane and the identity server are killed, and both data planes restarted, one by a kill and one in order, under load: whoever
 * was known before is served, always from its own database.
 */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final int TENANTS = 6;
    private static final long LEAST = "all".equals(System.getProperty("freehold.chaos")) ? 20_000 : 1_500;
    private static final String SECOND = "tenant-service-2";

    private final LocalStack stack = ChaosStack.shared();
    private final Operator operator = new Operator(stack);
    private final int secondPort = Ports.free();
    private RunningPart second = stack.launchTenantService(SECOND, secondPort, Map.of());
    private List<KnownTenant> tenants = List.of();

    @BeforeAll
    void makesTenantsThatBothDataPlanesKnow() {
        try (Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, new Trap())) {
            crew.awaitReady();
            tenants = IntStream.range(0, TENANTS).mapToObj(_ -> create()).toList();
        }
        second.awaitReady();
        for (KnownTenant tenant : tenants) {
            tenant.addProduct(new JsonHttp(stack.tenantService()));
            Load.planes(stack, secondPort)
                    .forEach(plane -> Awaitility.await()
                            .atMost(Duration.ofSeconds(20))
                            .until(() -> new JsonHttp(plane)
                                            .get("/v1/me", tenant.token())
                                            .status()
                                    == 200));
        }
    }

    @AfterAll
    void bringsEverybodyBack() {
        second.stop();
        stack.startService("keycloak");
        stack.startService("control-plane");
    }

    @Test
    void servesEveryKnownTenantOnThroughTheRestartOfBothDataPlanes() throws InterruptedException {
        try (Load load = new Load(Load.planes(stack, secondPort), tenants)) {
            load.awaitRequests(LEAST / 10);
            stack.kill("control-plane");
            stack.kill("keycloak");
            long before = load.requests();
            load.awaitRequests(before + LEAST / 4);
            stack.kill("tenant-service");
            load.awaitRequests(load.requests() + LEAST / 10);
            stack.startService("tenant-service");
            load.awaitRequests(load.requests() + LEAST / 4);
            second.stop();
            second = stack.launchTenantService(SECOND, secondPort, Map.of());
            second.awaitReady();
            load.awaitRequests(before + LEAST);
            load.end();

            System.out.printf(
                    "outage: %d requests for %d known tenants with control plane and identity server gone, "
                            + "%d failed; %d tries found a data plane down and went to the other%n",
                    load.requests() - before, TENANTS, load.failures().size(), load.triesElsewhere());
            assertThat(load.failures()).isEmpty();
            assertThat(load.requests() - before).isGreaterThanOrEqualTo(LEAST);
            assertThat(load.served()).as("each data plane served").allMatch(number -> number > 0);
        }
    }

    private KnownTenant create() {
        String slug = Operator.freshSlug("known");
        operator.awaitSuccess(operator.post(
                "/v1/tenants",
                Map.of(
                        "slug", slug,
                        "legalName", slug + " Ltd",
                        "taxId",
                                "DE"
                                        + UUID.randomUUID()
                                                .toString()
                                                .substring(0, 8)
                                                .toUpperCase(java.util.Locale.ROOT),
                        "country", "DE",
                        "contactName", "Ada Lovelace",
                        "adminEmail", slug + "@example.org",
                        "plan", "enterprise",
                        "region", "local",
                        "environment", "demo")));
        return new KnownTenant(slug, stack.tokens().memberOf(slug));
    }
}
