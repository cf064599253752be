package dev.freehold.tenantservice.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;
import dev.freehold.tenantservice.route.RouteFixture;

import static org.assertj.core.api.Assertions.assertThat;

/** Random steps by one hand, checked after each against what must always hold. */
class ConnectionRegistryWalkTest {
    private static final int STEPS = 300;
    private static final PoolId POOL = new PoolId("local-a");
    private static final PoolId OTHER = new PoolId("local-b");
    private static final TenantId ACME = RouteFixture.idOf("acme");
    private static final List<Home> HOMES = List.of(
            new Home(ACME, POOL),
            new Home(RouteFixture.idOf("globex"), POOL),
            new Home(RouteFixture.idOf("initech"), OTHER),
            new Home(ACME, OTHER));

    private final SettableClock clock = new SettableClock();
    private final SettableBounds bounds = new SettableBounds();
    private final ConnectionRegistry<String> registry = new ConnectionRegistry<>(bounds, clock);
    private final List<Map.Entry<Home, String>> held = new ArrayList<>();
    private final Set<String> alive = new HashSet<>();
    private int opened;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsBoundsAndLosesNothing(long seed) {
        Random random = new Random(seed);
        bounds.total = 2 + random.nextInt(6);
        for (int step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofMillis(random.nextInt(50)));
            take(random);
            ConnectionRegistry.Usage usage = registry.usage();
            assertThat(usage.open()).isEqualTo(alive.size());
            assertThat(usage.unused()).isEqualTo(alive.size() - held.size());
            assertThat(usage.waiting()).isZero();
        }
        held.forEach(one -> registry.surrender(one.getKey()));
        registry.removeUnusedSince(Instant.MAX);
        assertThat(registry.usage().open()).isZero();
    }

    private void take(Random random) {
        Home home = HOMES.get(random.nextInt(HOMES.size()));
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> borrow(home);
            case 3, 4 -> putOneBack(random);
            case 5 -> {
                bounds.shares.put(home.pool(), random.nextInt(6));
                alive.removeAll(registry.adjust());
            }
            default ->
                alive.removeAll(
                        random.nextBoolean()
                                ? registry.removeUnused(home.tenant())
                                : registry.removeUnusedSince(clock.instant().minusMillis(200)));
        }
    }

    private void borrow(Home home) {
        registry.acquire(home, Duration.ZERO, Duration.ZERO).ifPresent(grant -> {
            long own = held.stream().filter(one -> one.getKey().equals(home)).count();
            assertThat(own).isLessThan(bounds.perTenant());
            switch (grant) {
                case Grant.Warm<String>(String warm, Instant since) -> {
                    assertThat(alive).contains(warm);
                    assertThat(warm).startsWith(home.toString());
                    assertThat(since).isBeforeOrEqualTo(clock.instant());
                    held.add(Map.entry(home, warm));
                }
                case Grant.Room<String>(String victim) -> {
                    if (victim != null) {
                        assertThat(alive.remove(victim)).isTrue();
                    }
                    open(home);
                }
            }
        });
    }

    private void open(Home home) {
        String connection = home + "-" + ++opened;
        alive.add(connection);
        held.add(Map.entry(home, connection));
        assertThat(registry.usage(home.pool()).open()).isLessThanOrEqualTo(bounds.of(home.pool()));
        assertThat(registry.usage().open()).isLessThanOrEqualTo(bounds.total);
    }

    private void putOneBack(Random random) {
        if (!held.isEmpty()) {
            Map.Entry<Home, String> back = held.remove(random.nextInt(held.size()));
            if (!registry.putBack(back.getKey(), back.getValue())) {
                alive.remove(back.getValue());
            }
        }
    }
}
