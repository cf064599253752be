package dev.freehold.stack.part;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** The parts of one stack, in an order in which none comes before those it needs. */
public final class Parts {
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Runnable onChange;
    private final PartProgress progress;
    private volatile boolean stopping;

    /** @param onChange called after each process began or ended, so that it can be written down */
    public Parts(List<Part> parts, PartProgress progress, Runnable onChange) {
        parts.forEach(part -> slots.put(part.name(), new Slot(part)));
        this.progress = requireNonNull(progress, "progress");
        this.onChange = requireNonNull(onChange, "onChange");
    }

    /**
     * Starts all, each as soon as those it needs are ready. If one fails, the others are stopped again at once.
     *
     * @throws RuntimeException the failure that came first
     */
    public void startAll() {
        Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            slots.forEach((name, slot) -> ready.put(name, startAfter(ready, slot, threads, failure)));
            all(ready.values()).join();
        } catch (CompletionException e) {
            stopAll();
            throw failure.get() instanceof RuntimeException first ? first : e;
        }
    }

    public void start(String name) {
        start(slot(name));
    }

    public void stop(String name) {
        slot(name).stop();
        onChange.run();
    }

    /** Ends it with SIGKILL. */
    public void kill(String name) {
        slot(name).kill();
        onChange.run();
    }

    /** The process of a part that runs. */
    public OwnedProcess process(String name) {
        return slot(name).process().orElseThrow(() -> new IllegalStateException("The part " + name + " does not run"));
    }

    /** Stops all in reverse order, also those that are being started. */
    public void stopAll() {
        stopping = true;
        List<Slot> lastFirst = new ArrayList<>(slots.values()).reversed();
        for (Slot slot : lastFirst) {
            slot.stop();
            onChange.run();
        }
    }

    public void forEach(BiConsumer<Part, Optional<OwnedProcess>> action) {
        slots.values().forEach(slot -> action.accept(slot.part(), slot.process()));
    }

    private CompletableFuture<Void> startAfter(
            Map<String, CompletableFuture<Void>> ready,
            Slot slot,
            ExecutorService threads,
            AtomicReference<@Nullable Throwable> failure) {
        List<CompletableFuture<Void>> needed = slot.part().after().stream()
                .map(name -> requireNonNull(ready.get(name), name))
                .toList();
        return all(needed).thenRunAsync(() -> startOrStopAll(slot, failure), threads);
    }

    private void startOrStopAll(Slot slot, AtomicReference<@Nullable Throwable> failure) {
        try {
            start(slot);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            stopAll();
            throw e;
        }
    }

    private void start(Slot slot) {
        long begin = System.nanoTime();
        RunningPart running = slot.launch(() -> stopping);
        onChange.run();
        running.awaitReady();
        progress.done(slot.part().title(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("No part named " + name + "; there are " + slots.keySet());
        }
        return slot;
    }

    private static CompletableFuture<Void> all(Collection<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
