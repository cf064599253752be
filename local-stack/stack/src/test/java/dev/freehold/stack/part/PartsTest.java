package dev.freehold.stack.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.PartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartsTest {
    private static final OwnedProcess GONE = new OwnedProcess(Integer.MAX_VALUE, "no such process");

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void startsAPartWhenThoseItNeedsAreReady() {
        Parts parts = parts(part("database"), part("identity", "database"), part("service", "database", "identity"));

        parts.startAll();

        assertThat(events).containsExactly("+database", "+identity", "+service");
    }

    @Test
    void stopsInReverse() {
        Parts parts = parts(part("database"), part("service", "database"));
        parts.startAll();

        parts.stopAll();

        assertThat(events).endsWith("-service", "-database");
    }

    @Test
    void stopsAllIfOneFailsAndTellsTheFirstFailure() {
        CountDownLatch stopped = new CountDownLatch(1);
        Part waiting =
                new Part("waiting", "waiting", 1, "", Path.of("log"), Set.of(), () -> new Fake("waiting", stopped));
        Part failing = new Part("failing", "failing", 1, "", Path.of("log"), Set.of(), () -> {
            throw new PartFailedException("no disk");
        });
        Parts parts = parts(waiting, failing, part("never", "waiting"));

        assertThatThrownBy(parts::startAll)
                .isInstanceOf(PartFailedException.class)
                .hasMessage("no disk");

        assertThat(events).doesNotContain("+never");
        assertThatThrownBy(() -> parts.start("never")).hasMessageContaining("Stopped before never was started");
    }

    @Test
    void startsOneAgain() {
        Parts parts = parts(part("database"), part("service", "database"));
        parts.startAll();

        parts.stop("service");
        parts.start("service");

        assertThat(events).containsExactly("+database", "+service", "-service", "+service");
    }

    @Test
    void knowsItsParts() {
        Parts parts = parts(part("database"));

        assertThatThrownBy(() -> parts.stop("databse")).hasMessageContaining("[database]");
    }

    private Parts parts(Part... parts) {
        return new Parts(List.of(parts), PartProgress.SILENT, () -> {});
    }

    private Part part(String name, String... after) {
        return new Part(name, name, 1, "", Path.of("log"), Set.of(after), () -> new Fake(name, new CountDownLatch(0)));
    }

    /** Is ready once the latch is down, and takes it down when it is stopped. */
    private final class Fake implements RunningPart {
        private final String name;
        private final CountDownLatch ready;

        Fake(String name, CountDownLatch ready) {
            this.name = name;
            this.ready = ready;
        }

        @Override
        public OwnedProcess process() {
            return GONE;
        }

        @Override
        public void awaitReady() {
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            events.add("+" + name);
        }

        @Override
        public void stop() {
            events.add("-" + name);
            ready.countDown();
        }
    }
}
