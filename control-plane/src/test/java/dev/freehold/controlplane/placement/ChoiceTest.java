package dev.freehold.controlplane.placement;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

import static org.assertj.core.api.Assertions.assertThat;

class ChoiceTest {
    private static final Room UNKNOWN = new Room(null, null);

    @Test
    void takesThePoolWhoseScarcestThingIsUsedLeast() {
        Pool crowded = pool("crowded", PoolState.OPEN, new Room(50L, 100L), UNKNOWN, UNKNOWN);
        Pool large = pool("large", PoolState.OPEN, new Room(10L, 100L), new Room(90L, 100L), UNKNOWN);
        Pool busy = pool("busy", PoolState.OPEN, new Room(10L, 100L), UNKNOWN, new Room(60L, 100L));

        assertThat(chosen(crowded, large, busy)).isEqualTo("crowded");
        assertThat(chosen(large, busy)).isEqualTo("busy");
    }

    @Test
    void takesTheLargerOfTwoThatAreEmpty() {
        assertThat(chosen(
                        pool("small", PoolState.OPEN, new Room(0L, 1L), UNKNOWN, UNKNOWN),
                        pool("vast", PoolState.OPEN, new Room(0L, 500L), UNKNOWN, UNKNOWN)))
                .isEqualTo("vast");
    }

    @Test
    void leavesNobodyOutForWhatNobodyHasTold() {
        Room withoutLimit = new Room(1_000_000L, null);
        assertThat(chosen(pool("one", PoolState.OPEN, new Room(0L, 1L), withoutLimit, new Room(null, 10L))))
                .isEqualTo("one");
    }

    @Test
    void saysOfEachPoolWhyItWasLeftOut() {
        Pool cordoned = pool("cordoned", PoolState.CORDONED, new Room(0L, 9L), UNKNOWN, UNKNOWN);
        Pool full = pool("full", PoolState.OPEN, new Room(9L, 9L), UNKNOWN, UNKNOWN);
        Pool none = pool("none", PoolState.OPEN, new Room(0L, 0L), UNKNOWN, UNKNOWN);
        Pool fit = pool("fit", PoolState.OPEN, new Room(1L, 9L), UNKNOWN, UNKNOWN);

        Choice choice =
                Choice.among(List.of(cordoned, full, none, fit), Tier.SHARED).orElseThrow();

        assertThat(choice.candidates().getFirst().pool()).isEqualTo(fit.id());
        assertThat(choice.candidates())
                .extracting(Choice.Candidate::leftOut)
                .containsExactlyInAnyOrder(null, LeftOut.STATE, LeftOut.TENANTS, LeftOut.TENANTS);
        assertThat(Choice.among(List.of(cordoned, full, none), Tier.SHARED)).isEmpty();
        assertThat(Choice.among(List.of(fit), Tier.DEDICATED)).isEmpty();
    }

    private static @Nullable String chosen(Pool... pools) {
        return Choice.among(List.of(pools), Tier.SHARED)
                .map(choice -> choice.chosen().value())
                .orElse(null);
    }

    private static Pool pool(String id, PoolState state, Room tenants, Room bytes, Room connections) {
        return new Pool(
                new PoolId(id),
                new Region("local"),
                Tier.SHARED,
                state,
                true,
                null,
                tenants,
                bytes,
                null,
                connections,
                1);
    }
}
