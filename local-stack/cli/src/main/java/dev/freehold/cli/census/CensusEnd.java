package dev.freehold.cli.census;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Unavailable;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** Waits until a census is complete and prints it; the exit code tells whether it found nothing. */
final class CensusEnd {
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final Shell shell;
    private final Output output;

    CensusEnd(Shell shell, Output output) {
        this.shell = requireNonNull(shell);
        this.output = requireNonNull(output);
    }

    /** @throws Unavailable if it goes on beyond that time */
    int await(ControlPlane controlPlane, JsonNode start, Duration within) {
        Instant deadline = shell.clock().instant().plus(within);
        JsonNode last = start;
        Census now = Census.of(last);
        Endpoint endpoint = Endpoint.of("v1", "census", String.valueOf(now.id()));
        while (now.running()) {
            if (shell.clock().instant().isAfter(deadline)) {
                throw new Unavailable("the census goes on; see 'freehold census show " + now.id() + "'");
            }
            rest();
            last = controlPlane.get(endpoint);
            now = Census.of(last);
        }
        return print(last);
    }

    int print(JsonNode census) {
        Census known = Census.of(census);
        output.answer(census, json -> CensusText.result(known));
        return (known.clean() || known.running() ? ExitCode.DONE : ExitCode.OPERATION_FAILED).number();
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted; the census goes on");
        }
    }
}
