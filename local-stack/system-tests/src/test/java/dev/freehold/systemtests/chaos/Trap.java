package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import dev.freehold.systemtests.chaos.gate.Passage;

/** Waits at all workers' gates for one moment, and keeps there what belongs to it. Also writes down which places were passed. */
final class Trap {
    private Track track = new Track();
    private final Map<Place, Passage> passed = new LinkedHashMap<>();
    private @Nullable Snare set;
    private @Nullable String struck;
    private int takeovers;

    /** Forgets the operation before. */
    synchronized void clear() {
        track = new Track();
        passed.clear();
        set = null;
        struck = null;
    }

    Snare setAt(Place place) {
        return set(place.isUnsaid(), (places, _) -> places.contains(place));
    }

    /** Catches the statement that contains the text, lets it be executed and keeps the answer. */
    Snare setInside(String text) {
        return set(
                false,
                (_, passage) -> passage instanceof Passage.Statement statement
                        && statement.text().contains(text));
    }

    private synchronized Snare set(boolean keep, BiPredicate<List<Place>, Passage> moment) {
        clear();
        Snare snare = new Snare(keep, moment);
        set = snare;
        return snare;
    }

    /** The places that the operation came by, each with what was said there. */
    synchronized Map<Place, Passage> passed() {
        return new LinkedHashMap<>(passed);
    }

    /** This worker will not go on with its command: whoever is lent it next takes over. */
    synchronized void struck(String worker) {
        struck = worker;
    }

    /** How often a worker was lent the command of another that was struck. */
    synchronized int takeovers() {
        return takeovers;
    }

    void admit(String worker, Passage passage) throws InterruptedException {
        Snare sprung = look(worker, passage);
        if (sprung != null && sprung.keep) {
            sprung.spring(worker, passage);
            sprung.released.await();
        }
    }

    void passed(String worker, Passage passage) {
        Snare snare = snareOf(passage);
        if (snare != null) {
            snare.spring(worker, passage);
        }
    }

    void answer(Passage passage) throws InterruptedException {
        Snare snare = snareOf(passage);
        if (snare != null) {
            snare.released.await();
        }
    }

    private synchronized @Nullable Snare look(String worker, Passage passage) {
        if (struck != null && passage instanceof Passage.Lent && !worker.equals(struck)) {
            takeovers++;
            struck = null;
        }
        List<Place> places = track.follow(passage);
        places.forEach(place -> passed.putIfAbsent(place, passage));
        Snare snare = set;
        if (snare == null || snare.bait != null || !snare.moment.test(places, passage)) {
            return null;
        }
        snare.bait = passage;
        return snare;
    }

    /** The very one that was caught: the same words may be said again. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized @Nullable Snare snareOf(Passage passage) {
        Snare snare = set;
        return snare != null && !snare.keep && snare.bait == passage ? snare : null;
    }

    /** Whom the trap caught, and at what. */
    record Caught(String worker, Passage passage) {}

    /** The operation went on without passing the place. */
    static final class NobodyCame extends AssertionError {
        private static final long serialVersionUID = 1L;

        NobodyCame(Exception cause) {
            super("nobody came to where the trap was set", cause);
        }
    }

    /** The trap as set once. */
    static final class Snare {
        private final boolean keep;
        private final BiPredicate<List<Place>, Passage> moment;
        private final CompletableFuture<Caught> caught = new CompletableFuture<>();
        private final CountDownLatch released = new CountDownLatch(1);
        private @Nullable Passage bait;

        private Snare(boolean keep, BiPredicate<List<Place>, Passage> moment) {
            this.keep = keep;
            this.moment = moment;
        }

        private void spring(String worker, Passage passage) {
            caught.complete(new Caught(worker, passage));
        }

        Caught await(Duration atMost) {
            try {
                return caught.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                throw new NobodyCame(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        /** Lets go what is kept. */
        void release() {
            released.countDown();
        }
    }
}
