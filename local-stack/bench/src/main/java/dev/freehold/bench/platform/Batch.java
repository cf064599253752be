package dev.freehold.bench.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Pieces of work that were begun together.
 *
 * @param perSecond pieces a second over the whole batch
 */
public record Batch<T>(List<T> results, double perSecond) {
    public static <T> Batch<T> of(int size, Supplier<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < size; i++) {
                running.add(threads.submit(work::get));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return new Batch<>(results, size / ((System.nanoTime() - began) / 1e9));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The results of all of them. */
    public static <T> List<T> all(List<Batch<T>> batches) {
        return batches.stream().flatMap(batch -> batch.results().stream()).toList();
    }
}
