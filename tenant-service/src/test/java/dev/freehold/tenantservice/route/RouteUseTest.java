package dev.freehold.tenantservice.route;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.tenantservice.platform.Alarm;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.RouteUse.Progress;

import static dev.freehold.contracts.route.RouteState.ACTIVE;
import static dev.freehold.contracts.route.RouteState.SUSPENDED;
import static dev.freehold.tenantservice.route.RouteFixture.idOf;
import static dev.freehold.tenantservice.route.RouteFixture.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RouteUseTest {
    /** Hands what is fired to one observer, at once. */
    private record Handing<T>(Consumer<T> observer) implements Event<T> {
        @Override
        public void fire(T event) {
            observer.accept(event);
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(Class<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    private final Alarm alarm = new Alarm(new SimpleMeterRegistry());
    private final RouteTable table = new RouteTable(
            RouteFixture.REGION,
            RouteFixture.VERIFYING,
            RouteFixture.OPENER,
            new Handing<>(change -> uses().changed(change)),
            new Handing<>(taken -> uses().taken(taken)),
            alarm);
    private final RouteUse uses = new RouteUse(table);

    @Test
    void isDrainedAtOnceWhereNobodyWorks() {
        take(5, true, plain("acme", ACTIVE, 1), plain("globex", ACTIVE, 1));
        take(6, false, plain("acme", SUSPENDED, 2));
        assertThat(uses.progress()).isEqualTo(new Progress(6, 6));
    }

    @Test
    void isNotDrainedBeforeTheLastWorkUnderTheOldEpochEnds() {
        take(5, true, plain("acme", ACTIVE, 1), plain("globex", ACTIVE, 1));
        RouteUse.Use first = uses.begin(idOf("acme"));
        RouteUse.Use second = uses.begin(idOf("acme"));
        RouteUse.Use other = uses.begin(idOf("globex"));
        take(6, false, plain("acme", ACTIVE, 2));
        RouteUse.Use newer = uses.begin(idOf("acme"));
        assertThat(uses.progress()).isEqualTo(new Progress(6, 5));
        first.close();
        first.close();
        assertThat(uses.progress()).as("closed twice counts once").isEqualTo(new Progress(6, 5));
        second.close();
        assertThat(uses.progress())
                .as("neither the other tenant nor the new epoch is waited for")
                .isEqualTo(new Progress(6, 6));
        newer.close();
        other.close();
    }

    @Test
    void remembersTheFirstOfSeveralChangesThatIsNotDrained() {
        take(5, true, plain("acme", ACTIVE, 1));
        RouteUse.Use old = uses.begin(idOf("acme"));
        take(6, false, plain("acme", ACTIVE, 2));
        RouteUse.Use middle = uses.begin(idOf("acme"));
        take(7, false, plain("acme", SUSPENDED, 3));
        take(8, false);
        old.close();
        assertThat(uses.progress()).isEqualTo(new Progress(8, 5));
        middle.close();
        assertThat(uses.progress()).isEqualTo(new Progress(8, 8));
    }

    @Test
    void drainsATenantThatASnapshotDoesNotNameAnyMore() {
        take(5, true, plain("acme", ACTIVE, 1));
        RouteUse.Use old = uses.begin(idOf("acme"));
        take(9, true);
        assertThat(uses.progress()).isEqualTo(new Progress(9, 8));
        old.close();
        assertThat(uses.progress()).isEqualTo(new Progress(9, 9));
    }

    @Test
    void stillWaitsForOldWorkAfterVersionsBeganAgain() {
        take(50, true, plain("acme", ACTIVE, 1));
        RouteUse.Use old = uses.begin(idOf("acme"));
        take(51, false, plain("acme", ACTIVE, 2));
        take(3, true, plain("acme", ACTIVE, 2));
        assertThat(uses.progress()).isEqualTo(new Progress(3, 2));
        old.close();
        assertThat(uses.progress()).isEqualTo(new Progress(3, 3));
    }

    @Test
    void beginsNothingForATenantThatIsNotServed() {
        take(5, true, plain("acme", SUSPENDED, 1));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> uses.begin(idOf("acme")));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> uses.begin(idOf("globex")));
        assertThat(uses.progress()).isEqualTo(new Progress(5, 5));
    }

    private RouteUse uses() {
        return uses;
    }

    private void take(long version, boolean snapshot, Route... routes) {
        table.take(new RouteFeed(
                        RouteFixture.REGION,
                        version,
                        snapshot ? 0 : table.version(),
                        snapshot,
                        Instant.EPOCH,
                        List.of(routes))
                .sign(RouteFixture.AUTHORITY));
    }
}
