package dev.freehold.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadGeneratorTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    LoadGeneratorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** Every third request is refused. */
    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() % 3 == 0 ? 404 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsEveryRequestOnceByItsStatus() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
                .build();
        AtomicInteger successes = new AtomicInteger();
        try (var running = LoadGenerator.of(4, request).start(at -> successes.incrementAndGet())) {
            while (asked.get() < 100) {
                Thread.onSpinWait();
            }
            Load load = running.stop();

            assertEquals(asked.get(), load.total());
            assertEquals(asked.get() / 3, load.count(404));
            assertEquals(successes.get(), load.count(200));
            assertEquals(load.count(200), load.latencies().getTotalCount());
            assertTrue(load.percentile(99) >= load.percentile(50));
        }
    }

    @Test
    void countsWhatNobodyAnswers() throws InterruptedException {
        server.stop(0);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
                .build();

        Load load = LoadGenerator.of(1, request).run(Duration.ofSeconds(1));

        assertTrue(load.count(0) > 0);
        assertEquals(0, load.count(200));
    }
}
