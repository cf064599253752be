package dev.freehold.systemtests.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;

import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** Callers that read without pause, each tenant's product by turns, from either data plane; where one is down they go to the other. */
final class Load implements AutoCloseable {
    private static final int CALLERS = 6;

    private final List<URI> planes;
    private final List<KnownTenant> tenants;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ExecutorService callers;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong elsewhere = new AtomicLong();
    private final AtomicLongArray served;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    Load(List<URI> planes, List<KnownTenant> tenants) {
        this(planes, tenants, CALLERS);
    }

    Load(List<URI> planes, List<KnownTenant> tenants, int callers) {
        this.callers = Executors.newFixedThreadPool(callers);
        this.planes = List.copyOf(planes);
        this.tenants = List.copyOf(requireNonNull(tenants, "tenants"));
        this.served = new AtomicLongArray(planes.size());
        for (int i = 0; i < callers; i++) {
            this.callers.execute(this::call);
        }
    }

    static List<URI> planes(LocalStack stack, int secondPort) {
        return List.of(stack.tenantService(), URI.create("http://localhost:" + secondPort));
    }

    /** How many had an answer, or found nobody at all. */
    long requests() {
        return requests.get();
    }

    /** How many tries found a data plane down. */
    long triesElsewhere() {
        return elsewhere.get();
    }

    /** Answers other than the tenant's own product. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Good answers of each data plane. */
    List<Long> served() {
        return LongStream.range(0, served.length())
                .mapToObj(plane -> served.get((int) plane))
                .toList();
    }

    void awaitRequests(long number) {
        Awaitility.await("request " + number)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> requests.get() >= number);
    }

    void end() throws InterruptedException {
        ended = true;
        callers.shutdown();
        if (!callers.awaitTermination(90, TimeUnit.SECONDS)) {
            failures.add("a caller hangs");
        }
    }

    @Override
    public void close() {
        ended = true;
        callers.shutdownNow();
        http.close();
    }

    private void call() {
        while (!ended) {
            long turn = turns.getAndIncrement();
            KnownTenant tenant = tenants.get((int) (turn % tenants.size()));
            int first = (int) (turn / tenants.size() % planes.size());
            try {
                if (!isAnswered(first, tenant) && !isAnswered((first + 1) % planes.size(), tenant)) {
                    failures.add(tenant + " found no data plane");
                }
                requests.incrementAndGet();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private boolean isAnswered(int plane, KnownTenant tenant) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(planes.get(plane).resolve(KnownTenant.PATH))
                .header("Authorization", "Bearer " + tenant.token())
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200 && tenant.owns(answer.body())) {
                served.incrementAndGet(plane);
            } else {
                failures.add(tenant + " got " + answer.statusCode() + " " + answer.body());
            }
            return true;
        } catch (IOException down) {
            elsewhere.incrementAndGet();
            return false;
        }
    }
}
