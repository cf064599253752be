package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import dev.freehold.worker.postgres.copy.BusinessTable;
import dev.freehold.worker.postgres.copy.TenantSnapshot;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Does something with every table of a snapshot, as many at once as it has sessions. When one fails the others are broken off. */
final class SideBySide {
    private final TenantSnapshot snapshot;

    SideBySide(TenantSnapshot snapshot) {
        this.snapshot = requireNonNull(snapshot, "snapshot is null");
    }

    /** In the order of the tables. */
    <T> List<T> each(List<BusinessTable> tables, Work<T> work) {
        BlockingQueue<Integer> sessions = new LinkedBlockingQueue<>();
        for (int i = 0; i < snapshot.sessions(); i++) {
            sessions.add(i);
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                snapshot.sessions(),
                Thread.ofPlatform().daemon().name("copy-", 0).factory());
        try {
            var all = new ExecutorCompletionService<Done<T>>(threads);
            for (int i = 0; i < tables.size(); i++) {
                int index = i;
                all.submit(() -> new Done<>(index, onSession(sessions, tables.get(index), index, work)));
            }
            return collect(all, tables.size());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T onSession(BlockingQueue<Integer> sessions, BusinessTable table, int index, Work<T> work)
            throws InterruptedException, IOException {
        Integer session = sessions.take();
        try {
            return work.on(table, index, session);
        } finally {
            sessions.add(session);
        }
    }

    private <T> List<T> collect(ExecutorCompletionService<Done<T>> all, int count) {
        List<Done<T>> done = new ArrayList<>();
        try {
            while (done.size() < count) {
                done.add(all.take().get());
            }
        } catch (InterruptedException e) {
            snapshot.close();
            Thread.currentThread().interrupt();
            throw StepFailedException.retryable("worker_stopping", "The worker was told to stop.");
        } catch (ExecutionException e) {
            snapshot.close();
            throw unwrapped(requireNonNull(e.getCause(), "an execution fails of something"));
        }
        return done.stream()
                .sorted((one, other) -> Integer.compare(one.index(), other.index()))
                .map(Done::result)
                .toList();
    }

    private static RuntimeException unwrapped(Throwable cause) {
        return switch (cause) {
            case RuntimeException ours -> ours;
            case IOException broken -> new UncheckedIOException("a table could not be copied", broken);
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    /** What is done with a table, on a session that nobody else uses meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T on(BusinessTable table, int index, int session) throws IOException;
    }

    private record Done<T>(int index, T result) {}
}
