package dev.freehold.controlplane.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class RouteFeedIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());

    @Inject
    MovableClock clock;

    @Inject
    RenewLicenses renewLicenses;

    @Test
    void beginsWithASnapshotEvenOfNothing() {
        RouteFeed feed = dataPlane.routes(0);
        assertThat(feed.snapshot()).isTrue();
        assertThat(feed.version()).isPositive();
        assertThat(feed.routes()).isEmpty();
        dataPlane.answer(feed.version(), 0).then().statusCode(204);
    }

    @Test
    void carriesTheSealedPlacementAndASignedLicence() {
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        var lease = worker.lease();
        worker.succeed(lease).then().statusCode(204);
        Route route = dataPlane.routes(0).routes().getFirst();
        assertThat(route.sealedPlacement()).isEqualTo(Worker.sealed(lease));
        assertThat(route.tenant()).isEqualTo(lease.command().tenant());
        License license = license(route);
        assertThat(license.tenant()).isEqualTo(route.tenant());
        assertThat(license.plan()).isEqualTo("standard");
        assertThat(license.validUntil()).isEqualTo(license.validFrom().plus(Duration.ofDays(365)));
        assertThat(license.grace()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void answersOnlyChangesAndEverythingToAReaderFromTheFuture() {
        ControlPlane.newActiveTenant(worker);
        RouteFeed before = dataPlane.routes(0);
        String second = ControlPlane.newActiveTenant(worker);
        RouteFeed change = dataPlane.routes(before.version());
        assertThat(change.snapshot()).isFalse();
        assertThat(change.routes()).extracting(route -> route.slug().value()).containsExactly(second);
        RouteFeed all = dataPlane.routes(change.version() + 1000);
        assertThat(all.snapshot()).isTrue();
        assertThat(all.routes()).hasSize(2);
        assertThat(all.version()).isEqualTo(change.version());
    }

    @Test
    void wakesAWaitingReaderWhenATenantIsSuspended() throws Exception {
        String slug = ControlPlane.newActiveTenant(worker);
        long version = dataPlane.routes(0).version();
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> dataPlane.answer(version, 20));
        Thread.sleep(500);
        assertThat(waiting).isNotDone();
        ControlPlane.suspend(slug);
        RouteFeed change = dataPlane.verify(waiting.get(15, TimeUnit.SECONDS));
        assertThat(change.routes()).singleElement().returns(RouteState.SUSPENDED, Route::state);
    }

    @Test
    void showsNothingOfOtherRegions() {
        String slug = ControlPlane.newActiveTenant(worker);
        DataPlane elsewhere = new DataPlane(TestRegions.next());
        assertThat(elsewhere.routes(0).routes()).isEmpty();
        assertThat(dataPlane.routes(0).routes())
                .extracting(route -> route.slug().value())
                .containsExactly(slug);
        new DataPlane("atlantis").answer(0, 0).then().statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void renewsLicencesBeforeTheyEnd() {
        ControlPlane.newActiveTenant(worker);
        RouteFeed before = dataPlane.routes(0);
        clock.move(Duration.ofDays(340));
        renewLicenses.run();
        RouteFeed change = dataPlane.routes(before.version());
        Route renewed = change.routes().getFirst();
        Route old = before.routes().getFirst();
        assertThat(renewed.epoch()).isEqualTo(old.epoch());
        assertThat(license(renewed).validUntil())
                .isAfter(license(old).validUntil().plus(Duration.ofDays(300)));
        renewLicenses.run();
        dataPlane.answer(change.version(), 0).then().statusCode(204);
    }

    /** Renewal and change meet at the same route and the same feed; nothing ends in a deadlock. */
    @RepeatedTest(5)
    void renewsLicencesWhileTenantsAreSuspended() throws Exception {
        List<String> slugs = Stream.generate(() -> ControlPlane.newActiveTenant(worker))
                .limit(4)
                .toList();
        Instant before = clock.instant();
        clock.move(Duration.ofDays(340));
        CompletableFuture<Void> renewal = CompletableFuture.runAsync(renewLicenses::run);
        slugs.forEach(ControlPlane::suspend);
        renewal.get(20, TimeUnit.SECONDS);
        assertThat(dataPlane.routes(0).routes()).hasSize(4).allSatisfy(route -> {
            assertThat(route.state()).isEqualTo(RouteState.SUSPENDED);
            assertThat(license(route).validUntil()).isAfter(before.plus(Duration.ofDays(600)));
        });
    }

    private static License license(Route route) {
        return License.verify(
                Objects.requireNonNull(route.license()),
                VerifyingKeys.parse(ControlDatabase.authority().publicJwks()));
    }
}
