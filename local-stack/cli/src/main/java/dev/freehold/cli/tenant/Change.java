package dev.freehold.cli.tenant;

import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.operation.Lifecycle;
import dev.freehold.cli.shell.Shell;

/** What every verb has that changes a tenant: it may only be asked what it would do. */
final class Change {
    @Mixin
    private final Lifecycle lifecycle;

    @Option(names = "--dry-run", description = "Say what would be done, or why it is refused, and do nothing.")
    private boolean dryRun;

    Change(Shell shell) {
        this.lifecycle = new Lifecycle(shell);
    }

    boolean isDry() {
        return dryRun;
    }

    /** Makes the call at that endpoint, dry or not. Returns the exit code. */
    int run(Endpoint endpoint, BiFunction<ControlPlane, Endpoint, JsonNode> call) {
        return dryRun
                ? lifecycle.ask(
                        controlPlane -> call.apply(controlPlane, endpoint.with("dryRun", "true")), PreviewText::lines)
                : lifecycle.run(controlPlane -> call.apply(controlPlane, endpoint));
    }
}
