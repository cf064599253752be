package dev.freehold.bench.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import static java.util.Objects.requireNonNull;

/**
 * Clients that each send one request after the other, each on a virtual thread, with connections kept open. A closed loop: a server that
 * is slow is asked less, so latencies say nothing of an arrival rate.
 */
public final class LoadGenerator {
    private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;
    private static final int DIGITS = 3;

    private final List<Supplier<HttpRequest>> clients;
    private final Duration patience;

    /**
     * @param clients one a client: what it sends next
     * @param patience after which a request counts as unanswered
     */
    public LoadGenerator(List<Supplier<HttpRequest>> clients, Duration patience) {
        this.clients = List.copyOf(clients);
        this.patience = requireNonNull(patience);
    }

    /** So many clients that all send the same. */
    public static LoadGenerator of(int clients, HttpRequest request) {
        return new LoadGenerator(java.util.Collections.nCopies(clients, () -> request), Duration.ofSeconds(30));
    }

    /** Runs for that long. */
    public Load run(Duration duration) throws InterruptedException {
        try (Running running = start(nanoTime -> {})) {
            Thread.sleep(duration);
            return running.stop();
        }
    }

    /** @param onSuccess is told, on the client's thread, the {@link System#nanoTime} of each good answer */
    public Running start(LongConsumer onSuccess) {
        return new Running(onSuccess);
    }

    /** Clients at work. */
    public final class Running implements AutoCloseable {
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        private final Map<Integer, Long> byStatus = new ConcurrentHashMap<>();
        private final Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        private final CountDownLatch working = new CountDownLatch(clients.size());
        private final List<Thread> threads = new ArrayList<>();
        private final LongConsumer onSuccess;
        private final long began = System.nanoTime();
        private volatile boolean stopping;

        private Running(LongConsumer onSuccess) {
            this.onSuccess = requireNonNull(onSuccess);
            clients.forEach(
                    client -> threads.add(Thread.ofVirtual().name("client").start(() -> work(client))));
        }

        /** Answers so far with that status. */
        public long count(int status) {
            return byStatus.getOrDefault(status, 0L);
        }

        /** Good answers so far. */
        public long good() {
            return latencies.getTotalCount();
        }

        /** Lets each client end its request, and returns what all got. */
        public Load stop() throws InterruptedException {
            stopping = true;
            working.await();
            return new Load(byStatus, latencies.copy(), Duration.ofNanos(System.nanoTime() - began));
        }

        @Override
        public void close() {
            stopping = true;
            threads.forEach(Thread::interrupt);
            http.shutdownNow();
        }

        private void work(Supplier<HttpRequest> client) {
            try {
                while (!stopping) {
                    send(HttpRequest.newBuilder(client.get(), (name, value) -> true)
                            .timeout(patience)
                            .build());
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                working.countDown();
            }
        }

        private void send(HttpRequest request) throws InterruptedException {
            long sent = System.nanoTime();
            int status = status(request);
            long answered = System.nanoTime();
            byStatus.merge(status, 1L, Long::sum);
            if (status / 100 == 2) {
                latencies.recordValue(Math.min(LONGEST_MICROS, (answered - sent) / 1000));
                onSuccess.accept(answered);
            }
        }

        private int status(HttpRequest request) throws InterruptedException {
            try {
                HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
                return answer.statusCode();
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
