package dev.freehold.bench.load;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** A client that sends no oftener than so many times a second, at moments that nobody else keeps to; a slow answer delays its next request. */
public final class Pace {
    private Pace() {}

    public static Supplier<HttpRequest> of(int perSecond, HttpRequest request) {
        long mean = Duration.ofSeconds(1).toNanos() / perSecond;
        return () -> {
            try {
                Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(2 * mean)));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return request;
        };
    }
}
