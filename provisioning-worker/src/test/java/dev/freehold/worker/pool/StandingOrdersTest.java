package dev.freehold.worker.pool;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;

import static org.assertj.core.api.Assertions.assertThat;

class StandingOrdersTest {
    private static final PoolId ONE = new PoolId("one");
    private static final PoolId OTHER = new PoolId("other");

    private final StandingOrders orders = new StandingOrders();

    @Test
    void keepsTheStockOfPoolsThatNothingWasSaidOf() {
        orders.take(OTHER, PoolState.DRAINING);
        assertThat(orders.wanted(ONE, 3)).isEqualTo(3);
        assertThat(orders.refills(ONE)).isTrue();
    }

    @Test
    void keepsButDoesNotRefillTheStockOfACordonedPool() {
        orders.take(ONE, PoolState.CORDONED);
        assertThat(orders.wanted(ONE, 3)).isEqualTo(3);
        assertThat(orders.refills(ONE)).isFalse();
        orders.take(ONE, PoolState.OPEN);
        assertThat(orders.refills(ONE)).isTrue();
    }

    @Test
    void wantsNoStockWhereThePoolIsToBecomeEmpty() {
        orders.take(ONE, PoolState.DRAINING);
        assertThat(orders.wanted(ONE, 3)).isZero();
        orders.take(ONE, PoolState.RETIRED);
        assertThat(orders.wanted(ONE, 3)).isZero();
    }
}
