package dev.freehold.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * Waits until a process answers at an address.
 *
 * @param answer the status that means it serves
 * @param deadline counted from the call of {@link #await}
 */
public record Readiness(String name, URI address, int answer, OwnedProcess process, Path log, Duration deadline) {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TAIL = 30;

    public Readiness {
        requireNonNull(name, "name");
        requireNonNull(address, "address");
        requireNonNull(process, "process");
        requireNonNull(log, "log");
        requireNonNull(deadline, "deadline");
    }

    /** Serving means 200. */
    public Readiness(String name, URI address, OwnedProcess process, Path log, Duration deadline) {
        this(name, address, 200, process, log, deadline);
    }

    /** @throws PartFailedException with the end of the log, if the process ends or the deadline passes before */
    public void await() {
        long end = System.nanoTime() + deadline.toNanos();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(client)) {
                if (!process.isRunning()) {
                    throw failed("ended before it was ready");
                }
                if (System.nanoTime() > end) {
                    throw failed("was not ready after " + deadline.toSeconds() + " s");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("Interrupted while waiting for " + name, e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == answer;
        } catch (IOException e) {
            return false;
        }
    }

    private PartFailedException failed(String how) {
        return new PartFailedException("%s %s%n%s%nThe whole log: %s".formatted(name, how, LogTail.of(log, TAIL), log));
    }
}
