package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** Two workers, of which one may die; whoever dies is replaced in the background. */
final class Crew implements AutoCloseable {
    /** How long a worker may take, on a busy machine, to come to any place in an operation. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Every tenant is made from the template, in all its steps. */
    static final Map<String, String> WITHOUT_STANDBYS = withoutStandbys();

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final LocalStack stack;
    private final Map<String, String> settings;
    private final Trap trap;
    private final List<GatedWorker> workers = new CopyOnWriteArrayList<>();

    Crew(LocalStack stack, Map<String, String> settings, Trap trap) {
        this.stack = requireNonNull(stack, "stack");
        this.settings = Map.copyOf(settings);
        this.trap = requireNonNull(trap, "trap");
        hire();
        hire();
    }

    /** Nor does upkeep make a template again before the operation that is watched for doing so. */
    private static Map<String, String> withoutStandbys() {
        Map<String, String> settings = new HashMap<>(standbys(0));
        settings.put("freehold.worker.upkeep-interval", "2m");
        return Map.copyOf(settings);
    }

    /** The setting by which each pool keeps so many databases ready. */
    static Map<String, String> standbys(int number) {
        return Pools.IDS.stream()
                .collect(Collectors.toMap(
                        pool -> "freehold.pools.\"" + pool + "\".standby", _ -> Integer.toString(number)));
    }

    void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> workers.stream().allMatch(worker -> worker.polls() > 0));
    }

    GatedWorker worker(String name) {
        return workers.stream()
                .filter(worker -> worker.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void killAndReplace(String name) {
        GatedWorker victim = worker(name);
        workers.remove(victim);
        victim.close();
        hire();
    }

    private void hire() {
        workers.add(new GatedWorker(stack, "worker-" + COUNTER.incrementAndGet(), settings, trap));
    }

    @Override
    public void close() {
        workers.forEach(GatedWorker::close);
    }
}
