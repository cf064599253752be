package dev.freehold.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.shell.CommandFailed;

/** The data of server-sent events, read in the background so that nobody has to wait on a silent connection. */
public final class EventStream implements AutoCloseable {
    private final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable InputStream> connection = new AtomicReference<>();
    private volatile boolean closed;
    private volatile boolean over;

    private EventStream() {}

    static EventStream open(Source source) {
        EventStream stream = new EventStream();
        Thread.ofVirtual().name("events").start(() -> stream.read(source));
        return stream;
    }

    /** The next event's JSON, or nothing if none came within that time. */
    public Optional<JsonNode> next(Duration within) throws InterruptedException {
        return Optional.ofNullable(events.poll(within.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** True once no further event can come. */
    public boolean isOver() {
        return over && events.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        release(connection.get());
    }

    private void read(Source source) {
        try (InputStream body = source.open()) {
            connection.set(body);
            if (!closed) {
                readLines(body);
            }
        } catch (IOException | CommandFailed e) {
            // A stream that breaks is a stream that is over: the follower asks for the operation instead.
        } finally {
            over = true;
        }
    }

    private void readLines(InputStream body) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line, "data:".length(), line.length()).append('\n');
            } else if (line.isEmpty()) {
                deliver(data.toString());
                data.setLength(0);
            }
        }
    }

    private void deliver(String data) {
        JsonNode event = Http.parse(data);
        if (event.isObject()) {
            events.add(event);
        }
    }

    private static void release(@Nullable InputStream body) {
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            // Nothing is lost: only our end of a stream nobody reads any more.
        }
    }

    /** Opens the connection. */
    interface Source {
        InputStream open() throws IOException;
    }
}
