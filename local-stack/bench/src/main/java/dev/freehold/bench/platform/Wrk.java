package dev.freehold.bench.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/** The load generator wrk, a program of its own. */
public record Wrk(String program) {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");

    public Wrk {
        requireNonNull(program);
    }

    /** Answers a second, of whatever status. */
    public double perSecond(URI address, String token, int clients, int seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program,
                        "-t1",
                        "-c" + clients,
                        "-d" + seconds + "s",
                        "-H",
                        "Authorization: Bearer " + token,
                        address.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !rate.find() || output.contains("Non-2xx")) {
            throw new IllegalStateException("wrk found no good answers: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
