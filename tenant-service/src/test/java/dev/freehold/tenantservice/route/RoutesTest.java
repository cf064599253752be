package dev.freehold.tenantservice.route;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;

import static dev.freehold.contracts.route.RouteState.ACTIVE;
import static dev.freehold.contracts.route.RouteState.GONE;
import static dev.freehold.contracts.route.RouteState.SUSPENDED;
import static dev.freehold.tenantservice.route.RouteFixture.idOf;
import static dev.freehold.tenantservice.route.RouteFixture.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoutesTest {
    @Test
    void takesASnapshotAsAllThereIsAndChangesAsWhatDiffers() {
        Routes first = with(Routes.NONE, 5, true, plain("acme", ACTIVE, 1), plain("globex", ACTIVE, 1));
        Routes second = with(first, 6, false, plain("acme", SUSPENDED, 2));
        assertThat(second.version()).isEqualTo(6);
        assertThat(state(second, "acme")).isEqualTo(SUSPENDED);
        assertThat(state(second, "globex")).isEqualTo(ACTIVE);
        Routes third = with(second, 7, true, plain("acme", ACTIVE, 3));
        assertThat(third.byTenant()).containsOnlyKeys(idOf("acme"));
    }

    @Test
    void refusesAnOlderEpochInEitherFormAndKeepsWhatItKnows() {
        Routes known = with(Routes.NONE, 5, true, plain("acme", SUSPENDED, 4));
        for (boolean snapshot : List.of(true, false)) {
            Routes.Step step = step(known, 6, snapshot, plain("acme", ACTIVE, 3));
            assertThat(step.refused()).containsExactly(plain("acme", ACTIVE, 3));
            assertThat(state(step.next(), "acme")).isEqualTo(SUSPENDED);
        }
    }

    @Test
    void doesNotBringADroppedTenantBackByAReplayedSnapshot() {
        Routes dropped = with(Routes.NONE, 5, true, plain("acme", GONE, 4), plain("globex", ACTIVE, 1));
        Routes replayed = with(dropped, 3, true, plain("acme", ACTIVE, 3), plain("globex", ACTIVE, 1));
        assertThat(state(replayed, "acme")).isEqualTo(GONE);
        assertThat(state(with(dropped, 6, true), "acme")).isEqualTo(GONE);
    }

    @Test
    void refusesChangesThatAreOlderThanItself() {
        Routes known = with(Routes.NONE, 5, true);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> step(known, 4, false, plain("acme", ACTIVE, 1)));
    }

    @Test
    void refusesChangesThatFollowAVersionItNeverReached() {
        Routes known = with(Routes.NONE, 5, true, plain("acme", ACTIVE, 1));
        RouteFeed gap = new RouteFeed(RouteFixture.REGION, 8, 6, false, Instant.EPOCH, List.of());
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> known.with(gap, RouteFixture::open));
    }

    @Test
    void refusesWhatWasSignedBeforeWhatItKnowsAsReplayed() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Routes known = step(Routes.NONE, now, 5, plain("acme", SUSPENDED, 4)).next();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> step(known, now.minusSeconds(61), 3, plain("globex", ACTIVE, 1)));
        Routes skewed = step(known, now.minusSeconds(59), 6, plain("acme", SUSPENDED, 4))
                .next();
        assertThat(skewed.issuedAt()).isEqualTo(now);
    }

    @Test
    void doesNotAcknowledgeWhatItRefusedUntilTheFeedIsRightAgain() {
        Routes known = with(Routes.NONE, 5, true, plain("acme", ACTIVE, 7), plain("globex", ACTIVE, 1));
        Routes contested = with(known, 6, false, plain("acme", SUSPENDED, 2));
        Routes later = with(contested, 9, false, plain("globex", SUSPENDED, 2));
        assertThat(later.acknowledged()).isEqualTo(5);
        assertThat(with(later, 10, false, plain("acme", SUSPENDED, 8)).acknowledged())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(with(later, 10, true, plain("globex", SUSPENDED, 2)).acknowledged())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void keepsWhatItOpenedWhereNothingChanged() {
        Routes known = with(Routes.NONE, 5, true, plain("acme", ACTIVE, 1));
        Routes same = with(known, 6, true, plain("acme", ACTIVE, 1));
        assertThat(same.byTenant().get(idOf("acme"))).isSameAs(known.byTenant().get(idOf("acme")));
    }

    private static Routes with(Routes routes, long version, boolean snapshot, Route... page) {
        return step(routes, version, snapshot, page).next();
    }

    private static Routes.Step step(Routes routes, long version, boolean snapshot, Route... page) {
        RouteFeed feed = new RouteFeed(
                RouteFixture.REGION, version, snapshot ? 0 : routes.version(), snapshot, Instant.EPOCH, List.of(page));
        return routes.with(feed, RouteFixture::open);
    }

    private static Routes.Step step(Routes routes, Instant signed, long version, Route... page) {
        return routes.with(
                new RouteFeed(RouteFixture.REGION, version, 0, true, signed, List.of(page)), RouteFixture::open);
    }

    private static RouteState state(Routes routes, String slug) {
        return Objects.requireNonNull(routes.byTenant().get(idOf(slug))).state();
    }
}
