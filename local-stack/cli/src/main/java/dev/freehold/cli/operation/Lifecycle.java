package dev.freehold.cli.operation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Waiting;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** What every lifecycle verb has: it asks for something, is answered with an operation, and may wait for its end. */
public final class Lifecycle {
    private final Shell shell;

    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Option(names = "--wait", description = "Wait until the operation has ended, showing its steps.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = WholeTime.class,
            description = "Stop waiting after this long (default ${DEFAULT-VALUE}); the operation goes on.")
    private Duration timeout = Duration.ofMinutes(2);

    public Lifecycle(Shell shell) {
        this.shell = requireNonNull(shell);
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    /** Makes a call that begins nothing and prints its answer. Returns the exit code. */
    public int ask(Function<ControlPlane, JsonNode> call, Function<JsonNode, List<String>> asText) {
        output.answer(call.apply(connection.open()), asText);
        return ExitCode.DONE.number();
    }

    /** Makes the call and prints the operation, at its end if that is waited for. Returns the exit code. */
    public int run(Function<ControlPlane, JsonNode> call) {
        return run(call, Operation::succeeded);
    }

    /** @param good whether the operation ended as was wished */
    int run(Function<ControlPlane, JsonNode> call, Predicate<Operation> good) {
        ControlPlane controlPlane = connection.open();
        JsonNode operation = call.apply(controlPlane);
        if (Waiting.is(operation)) {
            output.answer(operation, Waiting::lines);
            return ExitCode.DONE.number();
        }
        if (wait) {
            return new OperationEnd(shell, output).await(controlPlane, operation, timeout, good);
        }
        OperationText text = new OperationText(shell.clock());
        Operation begun = Operation.of(operation);
        output.answer(operation, json -> List.of(text.summary(begun)));
        output.remark("Follow it with 'freehold operation watch " + begun.id() + "'.");
        return ExitCode.DONE.number();
    }
}
