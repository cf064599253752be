package dev.freehold.cli.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.EventStream;
import dev.freehold.cli.api.Refused;
import dev.freehold.cli.api.Unavailable;

import static java.util.Objects.requireNonNull;

/** Follows an operation to its end: by its events, and by asking where those break off or are held up on the way. */
final class Following {
    private static final Duration FRAME = Duration.ofMillis(200);
    private static final Duration ASK_AFTER_A_BREAK = Duration.ofMillis(500);
    private static final Duration ASK_AFTER_SILENCE = Duration.ofSeconds(5);

    private final ControlPlane controlPlane;
    private final Progress progress;
    private final InstantSource clock;

    Following(ControlPlane controlPlane, Progress progress, InstantSource clock) {
        this.controlPlane = requireNonNull(controlPlane);
        this.progress = requireNonNull(progress);
        this.clock = requireNonNull(clock);
    }

    /**
     * The operation once it has ended.
     *
     * @throws Unavailable if it goes on beyond that time; it is not stopped by that
     */
    JsonNode toTheEnd(String id, JsonNode start, Duration within) {
        Endpoint operation = Endpoint.of("v1", "operations", id);
        try (EventStream events = controlPlane.events(Endpoint.of("v1", "operations", id, "events"))) {
            return follow(operation, events, start, clock.instant().plus(within));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted; the operation goes on");
        } finally {
            progress.finish();
        }
    }

    private JsonNode follow(Endpoint endpoint, EventStream events, JsonNode start, Instant deadline)
            throws InterruptedException {
        JsonNode last = start;
        Instant heard = clock.instant();
        for (Operation now = show(last); !now.ended(); now = show(last)) {
            if (clock.instant().isAfter(deadline)) {
                throw stillGoing(now);
            }
            Optional<JsonNode> news = events.next(FRAME);
            if (news.isEmpty() && isDue(heard, events)) {
                news = ask(endpoint);
                heard = clock.instant();
            }
            if (news.isPresent()) {
                last = news.get();
                heard = clock.instant();
            }
        }
        return last;
    }

    private Operation show(JsonNode json) {
        Operation operation = Operation.of(json);
        progress.show(operation);
        return operation;
    }

    private boolean isDue(Instant heard, EventStream events) {
        Duration patience = events.isOver() ? ASK_AFTER_A_BREAK : ASK_AFTER_SILENCE;
        return !clock.instant().isBefore(heard.plus(patience));
    }

    private Optional<JsonNode> ask(Endpoint endpoint) {
        try {
            return Optional.of(controlPlane.get(endpoint));
        } catch (Unavailable e) {
            return Optional.empty();
        } catch (Refused e) {
            if (e.isServerError()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Unavailable stillGoing(Operation operation) {
        return new Unavailable("the operation is still " + operation.state() + " and goes on;"
                + " see 'freehold operation watch " + operation.id() + "'");
    }
}
