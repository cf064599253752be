package dev.freehold.cli.operation;

import java.time.Duration;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** Waits for an operation's end in front of a person or a program, and says how it ended. */
final class OperationEnd {
    private final Shell shell;
    private final Output output;
    private final OperationText text;

    OperationEnd(Shell shell, Output output) {
        this.shell = requireNonNull(shell);
        this.output = requireNonNull(output);
        this.text = new OperationText(shell.clock());
    }

    /** Prints the ended operation; the exit code tells whether it succeeded. */
    int await(ControlPlane controlPlane, JsonNode start, Duration within) {
        return await(controlPlane, start, within, Operation::succeeded);
    }

    /** @param good whether it ended as was wished, which the exit code tells */
    int await(ControlPlane controlPlane, JsonNode start, Duration within, Predicate<Operation> good) {
        Following following = new Following(controlPlane, progress(), shell.clock());
        JsonNode end = following.toTheEnd(start.path("id").asText(""), start, within);
        output.answer(end, json -> text.result(Operation.of(json)));
        return (good.test(Operation.of(end)) ? ExitCode.DONE : ExitCode.OPERATION_FAILED).number();
    }

    private Progress progress() {
        return output.live() ? new LiveProgress(shell.out(), text) : new LineProgress(shell.err(), text);
    }
}
