package dev.freehold.tenantservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.tenantservice.job.TenantJobs;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.resolve.NoTenantException;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.support.InProcessRegion;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Where the tenant goes with the work, and where it must not: other threads, stages, jobs, what comes after. */
@QuarkusTest
@QuarkusTestResource(value = InProcessRegion.class, restrictToAnnotatedClass = true)
class ContextIT {
    @Inject
    EntityManager entities;

    @Inject
    CurrentTenant current;

    @Inject
    RouteTable routes;

    @Inject
    TenantJobs jobs;

    @Inject
    ManagedExecutor managed;

    @Inject
    ThreadContext contexts;

    @Inject
    @ConfigProperty(name = "test.acme")
    String acme;

    @Inject
    @ConfigProperty(name = "test.globex")
    String globex;

    @BeforeEach
    void awaitRoutes() {
        await().until(() -> routes.size() == 2);
    }

    @Test
    @ActivateRequestContext
    void goesWithStagesThatAreManaged() {
        enter(acme);
        assertThat(managed.supplyAsync(this::tenantOfDatabase)
                        .thenApplyAsync(seen -> seen + tenantOfDatabase())
                        .join())
                .isEqualTo(acme + acme);
        assertThat(Uni.createFrom()
                        .item(this::tenantOfDatabase)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .emitOn(Infrastructure.getDefaultExecutor())
                        .map(seen -> seen + tenantOfDatabase())
                        .await()
                        .indefinitely())
                .isEqualTo(acme + acme);
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(CompletableFuture.supplyAsync(contexts.contextualSupplier(this::tenantOfDatabase), virtual)
                            .join())
                    .isEqualTo(acme);
        }
    }

    @Test
    @ActivateRequestContext
    void doesNotGoWithThreadsThatNobodyManages() {
        enter(acme);
        try (ExecutorService plain = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(CompletableFuture.supplyAsync(() -> caught(this::tenantOfDatabase), plain)
                            .join())
                    .isInstanceOf(ContextNotActiveException.class);
            assertThat(CompletableFuture.supplyAsync(
                                    () -> caught(() -> current.id().toString()), plain)
                            .join())
                    .isInstanceOf(ContextNotActiveException.class);
        }
    }

    @Test
    void leavesNothingOnAThreadThatIsUsedAgain() {
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            for (String tenant : List.of(acme, globex, acme)) {
                assertThat(CompletableFuture.supplyAsync(() -> inContext(tenant, this::tenantOfDatabase), one)
                                .join())
                        .isEqualTo(tenant);
                assertThat(CompletableFuture.supplyAsync(
                                        () -> caught(() -> inContext(tenant, () -> {
                                            throw new ArithmeticException("in the middle");
                                        })),
                                        one)
                                .join())
                        .isInstanceOf(ArithmeticException.class);
                assertThat(CompletableFuture.supplyAsync(() -> caught(this::tenantOfDatabase), one)
                                .join())
                        .isInstanceOf(ContextNotActiveException.class);
            }
        }
    }

    @Test
    void neverLeaksBetweenTwoTenantsUnderLoad() {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                String tenant = i % 2 == 0 ? acme : globex;
                boolean fails = i % 5 == 0;
                all.add(CompletableFuture.runAsync(
                        () -> inContext(tenant, () -> {
                            String seen = managed.supplyAsync(this::tenantOfDatabase)
                                    .thenApplyAsync(one -> one + tenantOfDatabase())
                                    .join();
                            if (!seen.equals(tenant + tenant)) {
                                wrong.add(tenant + " saw " + seen);
                            }
                            if (fails) {
                                caught(() -> QuarkusTransaction.requiringNew().call(() -> {
                                    insert("FAILS");
                                    throw new ArithmeticException("after the insert");
                                }));
                            }
                            return seen;
                        }),
                        callers));
            }
            all.forEach(CompletableFuture::join);
        }
        assertThat(wrong).isEmpty();
        for (String tenant : List.of(acme, globex)) {
            assertThat(inContext(tenant, () -> Long.toString(count("FAILS")))).isEqualTo("0");
        }
    }

    @Test
    void runsAJobOnceForEachTenantInItsOwnDatabaseAndNamesTheActor() throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger runs = new AtomicInteger();
        TenantJobs.Outcome outcome = jobs.forEach("tidy-up", () -> {
            runs.incrementAndGet();
            seen.add(tenantOfDatabase());
            QuarkusTransaction.requiringNew().run(() -> insert("BY-JOB"));
        });
        assertThat(outcome.done()).isEqualTo(2);
        assertThat(outcome.failed()).isEmpty();
        assertThat(runs).hasValue(2);
        assertThat(seen).containsExactlyInAnyOrder(acme, globex);
        assertThat(inContext(acme, () -> (String) entities.createNativeQuery(
                                "SELECT max(actor) FROM freehold.audit_log WHERE after ->> 'sku' = 'BY-JOB'")
                        .getSingleResult()))
                .isEqualTo("job:tidy-up");
    }

    @Test
    void stopsNoOtherTenantsJobWhenOneFails() throws InterruptedException {
        TenantJobs.Outcome outcome = jobs.forEach("picky", () -> {
            if (current.id().toString().equals(acme)) {
                throw new ArithmeticException("acme is odd");
            }
        });
        assertThat(outcome.done()).isEqualTo(1);
        assertThat(outcome.failed()).containsOnlyKeys(TenantId.parse(acme));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> jobs.forOne("picky", TenantId.parse(acme), () -> {
                    throw new ArithmeticException("again");
                }));
    }

    @Test
    @ActivateRequestContext
    void runsAJobApartFromTheRequestThatAskedForIt() throws InterruptedException {
        enter(acme);
        List<String> seen = new ArrayList<>();
        jobs.forOne("other", TenantId.parse(globex), () -> seen.add(tenantOfDatabase()));
        assertThat(seen).containsExactly(globex);
        assertThat(tenantOfDatabase()).isEqualTo(acme);
    }

    @Test
    void admitsNoJobForATenantThatIsNotServed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> jobs.forOne("tidy-up", TestPlatform.newTenantId(), () -> {}));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> jobs.forOne("tidy up", TenantId.parse(acme), () -> {}));
    }

    @Test
    @ActivateRequestContext
    void doesNothingInASessionThatIsAnotherTenants() {
        enter(acme);
        try (Session strange = entities.getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .withOptions()
                .tenantIdentifier((Object) globex)
                .openSession()) {
            assertThatThrownBy(() -> strange.createNativeQuery("SELECT id::text FROM freehold.tenant", String.class)
                            .getSingleResult())
                    .hasStackTraceContaining("a connection of another tenant than the request's");
        }
        assertThat(tenantOfDatabase()).isEqualTo(acme);
    }

    @Test
    @ActivateRequestContext
    void namesTheCallerOfAJobWithoutTenant() {
        assertThatThrownBy(this::tenantOfDatabase)
                .hasStackTraceContaining(NoTenantException.class.getName())
                .hasStackTraceContaining("asked by dev.freehold.tenantservice.ContextIT");
    }

    private String inContext(String tenant, Supplier<String> work) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            enter(tenant);
            return work.get();
        } finally {
            context.terminate();
        }
    }

    private static Throwable caught(Supplier<?> work) {
        try {
            return new AssertionError("nothing was thrown, and it gave " + work.get());
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }

    private void enter(String tenant) {
        current.set(TenantId.parse(tenant), new TenantSlug("x"), "alice");
    }

    private String tenantOfDatabase() {
        return entities.createNativeQuery("SELECT id::text FROM freehold.tenant")
                .getSingleResult()
                .toString();
    }

    private void insert(String sku) {
        entities.createNativeQuery("""
            INSERT INTO product.product (id, sku, name, price, version, created_at, updated_at)
            VALUES (:id, :sku, 'n', 1, 0, now(), now())
            """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("sku", sku)
                .executeUpdate();
    }

    private long count(String sku) {
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM product.product WHERE sku = :sku")
                        .setParameter("sku", sku)
                        .getSingleResult())
                .longValue();
    }
}
