package dev.freehold.tenantservice.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.region.TenantLoad;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;
import dev.freehold.tenantservice.route.RouteFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConnectionRegistryTest {
    private static final PoolId POOL = new PoolId("local-a");
    private static final PoolId OTHER = new PoolId("local-b");
    private static final TenantId ACME = RouteFixture.idOf("acme");
    private static final TenantId GLOBEX = RouteFixture.idOf("globex");
    private static final TenantId INITECH = RouteFixture.idOf("initech");

    private final SettableClock clock = new SettableClock();
    private final SettableBounds bounds = new SettableBounds();
    private final AtomicInteger names = new AtomicInteger();
    private final ConnectionRegistry<String> registry = new ConnectionRegistry<>(bounds, clock);

    @Test
    void lendsTheMostRecentlyUsedConnectionAgain() {
        String first = opened(ACME);
        String second = opened(ACME);
        putBack(ACME, first);
        putBack(ACME, second);
        assertThat(acquire(ACME))
                .contains(new Grant.Warm<>(second, clock.instant().minusSeconds(1)));
        assertThat(acquire(ACME))
                .contains(new Grant.Warm<>(first, clock.instant().minusSeconds(2)));
    }

    @Test
    void letsATenantHaveNoMoreThanItsShareAndTheProcessNoMoreThanItsOwn() {
        opened(ACME);
        opened(ACME);
        assertThat(acquire(ACME)).isEmpty();
        opened(GLOBEX);
        assertThat(acquire(INITECH)).isEmpty();
        assertThat(registry.usage()).isEqualTo(new ConnectionRegistry.Usage(3, 0, 0, 0));
    }

    @Test
    void closesTheLeastRecentlyUsedOfAnotherForATenantThatHasNone() {
        String oldest = opened(ACME);
        String newer = opened(GLOBEX);
        opened(ACME);
        putBack(ACME, oldest);
        putBack(GLOBEX, newer);
        assertThat(acquire(INITECH)).contains(new Grant.Room<>(oldest));
        assertThat(registry.usage()).isEqualTo(new ConnectionRegistry.Usage(3, 1, 0, 1));
    }

    @Test
    void closesThatOfWhoBorrowsLeastBeforeTheLeastRecentlyUsed() {
        String popular = opened(ACME);
        String rare = opened(GLOBEX);
        putBack(ACME, popular);
        for (int i = 0; i < 5; i++) {
            acquire(ACME);
            putBack(ACME, popular);
        }
        putBack(GLOBEX, rare);
        opened(INITECH);
        assertThat(acquire(RouteFixture.idOf("hooli"))).contains(new Grant.Room<>(rare));
        assertThat(registry.top(2)).extracting(TenantLoad::tenant).first().isEqualTo(ACME);
        assertThat(registry.top(20))
                .filteredOn(load -> load.tenant().equals(GLOBEX))
                .extracting(TenantLoad::evicted)
                .containsExactly(1);
    }

    @Test
    void sparesForAMomentWhoseBorrowerComesAgainAtOnce() {
        String expected = opened(ACME);
        String other = opened(GLOBEX);
        opened(INITECH);
        registry.putBack(home(ACME), expected, true);
        registry.putBack(home(GLOBEX), other);
        assertThat(acquire(RouteFixture.idOf("hooli"))).contains(new Grant.Room<>(other));
    }

    @Test
    void waitsForItsOwnBeforeItClosesAnothers() {
        String acme = opened(ACME);
        String globex = opened(GLOBEX);
        opened(INITECH);
        putBack(GLOBEX, globex);
        CompletableFuture<Optional<Grant<String>>> waiting = CompletableFuture.supplyAsync(
                () -> registry.acquire(home(ACME), Duration.ofSeconds(5), Duration.ofSeconds(5)));
        await().until(() -> registry.usage().waiting() == 1);
        putBack(ACME, acme);
        assertThat(waiting.join().map(Object::getClass)).contains(Grant.Warm.class);
        assertThat(acquire(ACME)).as("and when its patience ends, it does").contains(new Grant.Room<>(globex));
    }

    @Test
    void takesAtOnceWhatAnotherHasNotUsedForLong() {
        opened(ACME);
        String globex = opened(GLOBEX);
        opened(INITECH);
        putBack(GLOBEX, globex);
        clock.advance(Duration.ofSeconds(2));

        assertThat(registry.acquire(home(ACME), Duration.ofMinutes(5), Duration.ofMinutes(5)))
                .contains(new Grant.Room<>(globex));
    }

    @Test
    void closesNobodysForWhoWantsOneOfItsOwnAlone() {
        String globex = opened(GLOBEX);
        putBack(GLOBEX, globex);
        assertThat(registry.acquireOwn(home(ACME), Duration.ofMinutes(5)))
                .as("at once, where it has none")
                .isEmpty();
        String acme = opened(ACME);
        assertThat(registry.acquireOwn(home(ACME), Duration.ofMillis(20)))
                .as("although there is room")
                .isEmpty();
        CompletableFuture<Optional<Grant<String>>> waiting =
                CompletableFuture.supplyAsync(() -> registry.acquireOwn(home(ACME), Duration.ofSeconds(5)));
        await().until(() -> registry.usage().waiting() == 1);
        putBack(ACME, acme);
        assertThat(waiting.join().map(Object::getClass)).contains(Grant.Warm.class);
        assertThat(registry.usage()).isEqualTo(new ConnectionRegistry.Usage(2, 1, 0, 0));
    }

    @Test
    void givesRoomBackThatWasNotUsed() {
        opened(ACME);
        opened(ACME);
        opened(GLOBEX);
        registry.surrender(home(ACME));
        assertThat(acquire(INITECH)).contains(new Grant.Room<>(null));
    }

    @Test
    void handsOutWhatLayUnusedForTooLong() {
        String old = opened(ACME);
        String recent = opened(GLOBEX);
        putBack(ACME, old);
        Instant between = clock.instant();
        putBack(GLOBEX, recent);
        assertThat(registry.removeUnusedSince(between.minusMillis(1))).containsExactly(old);
        assertThat(registry.usage()).isEqualTo(new ConnectionRegistry.Usage(1, 1, 0, 0));
        assertThat(registry.removeUnused(GLOBEX)).containsExactly(recent);
        assertThat(registry.usage()).isEqualTo(new ConnectionRegistry.Usage(0, 0, 0, 0));
    }

    @Test
    void losesNothingAndExceedsNothingUnderAnyInterleaving() {
        List<TenantId> tenants = List.of(ACME, GLOBEX, INITECH, RouteFixture.idOf("hooli"));
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<TenantId, AtomicInteger> held = new HashMap<>();
        tenants.forEach(tenant -> held.put(tenant, new AtomicInteger()));
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 64; caller++) {
                all.add(CompletableFuture.runAsync(() -> borrowOften(tenants, open, most, held), callers));
            }
            all.forEach(CompletableFuture::join);
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
        ConnectionRegistry.Usage after = registry.usage();
        assertThat(after.open()).isEqualTo(after.unused()).isEqualTo(open.get());
        assertThat(after.waiting()).isZero();
    }

    private void borrowOften(
            List<TenantId> tenants, AtomicInteger open, AtomicInteger most, Map<TenantId, AtomicInteger> held) {
        for (int i = 0; i < 200; i++) {
            TenantId tenant = tenants.get(ThreadLocalRandom.current().nextInt(tenants.size()));
            Grant<String> grant = registry.acquire(home(tenant), Duration.ofNanos(1_000), Duration.ofSeconds(30))
                    .orElseThrow();
            if (grant instanceof Grant.Room<String>(String victim)) {
                if (victim != null) {
                    open.decrementAndGet();
                }
                most.accumulateAndGet(open.incrementAndGet(), Math::max);
            }
            AtomicInteger own = Objects.requireNonNull(held.get(tenant));
            assertThat(own.incrementAndGet()).isLessThanOrEqualTo(2);
            Thread.onSpinWait();
            own.decrementAndGet();
            if (i % 7 == 0) {
                open.decrementAndGet();
                registry.surrender(home(tenant));
            } else {
                assertThat(registry.putBack(home(tenant), "c")).isTrue();
            }
        }
    }

    @Test
    void takesTheLeastRecentlyUsedOfTheSamePoolWhereThatIsFull() {
        bounds.shares.put(OTHER, 1);
        String elsewhere = opened(ACME);
        assertThat(acquireAt(new Home(GLOBEX, OTHER))).contains(new Grant.Room<>(null));
        putBack(ACME, elsewhere);
        assertThat(acquireAt(new Home(INITECH, OTHER)))
                .as("another pool's unused connection makes no room in this one")
                .isEmpty();
        assertThat(registry.putBack(new Home(GLOBEX, OTHER), "there")).isTrue();
        assertThat(acquireAt(new Home(INITECH, OTHER))).contains(new Grant.Room<>("there"));
        assertThat(registry.usage(OTHER)).isEqualTo(new ConnectionRegistry.Usage(1, 0, 0, 1));
    }

    @Test
    void closesWhatIsTooMuchAfterTheShareShrankAndServesWhoWaitsAfterItGrew() {
        String first = opened(ACME);
        String second = opened(GLOBEX);
        String third = opened(GLOBEX);
        putBack(ACME, first);
        putBack(GLOBEX, second);
        bounds.shares.put(POOL, 2);
        assertThat(registry.adjust()).as("of a tenant that has several").containsExactly(second);
        bounds.shares.put(POOL, 1);
        assertThat(registry.putBack(home(GLOBEX), third))
                .as("what comes back is too much as well")
                .isFalse();
        assertThat(registry.adjust()).isEmpty();
        assertThat(registry.usage(POOL)).isEqualTo(new ConnectionRegistry.Usage(1, 1, 0, 0));
        assertThat(acquire(GLOBEX)).isPresent();
        CompletableFuture<Optional<Grant<String>>> waiting = CompletableFuture.supplyAsync(
                () -> registry.acquire(home(INITECH), Duration.ZERO, Duration.ofSeconds(5)));
        await().until(() -> registry.usage(POOL).waiting() == 1);
        bounds.shares.put(POOL, 2);
        assertThat(registry.adjust()).isEmpty();
        assertThat(waiting.join()).contains(new Grant.Room<>(null));
    }

    @Test
    void letsNobodyWaitBehindAnothersQueue() {
        opened(ACME);
        opened(ACME);
        List<CompletableFuture<Optional<Grant<String>>>> queue = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                queue.add(CompletableFuture.supplyAsync(
                        () -> registry.acquire(home(ACME), Duration.ZERO, Duration.ofSeconds(5)), callers));
            }
            await().until(() -> registry.usage().waiting() == 20);
            assertThat(acquire(GLOBEX)).contains(new Grant.Room<>(null));
        }
        assertThat(queue).extracting(CompletableFuture::join).allMatch(Optional::isEmpty);
        assertThat(registry.usage().waiting()).isZero();
    }

    private static Home home(TenantId tenant) {
        return new Home(tenant, POOL);
    }

    private Optional<Grant<String>> acquireAt(Home home) {
        return registry.acquire(home, Duration.ZERO, Duration.ofMillis(20));
    }

    private Optional<Grant<String>> acquire(TenantId tenant) {
        return registry.acquire(home(tenant), Duration.ZERO, Duration.ofMillis(20));
    }

    private String opened(TenantId tenant) {
        assertThat(acquire(tenant)).contains(new Grant.Room<>(null));
        return "connection-" + names.incrementAndGet();
    }

    private void putBack(TenantId tenant, String connection) {
        assertThat(registry.putBack(home(tenant), connection)).isTrue();
        clock.advance(Duration.ofSeconds(1));
    }
}
