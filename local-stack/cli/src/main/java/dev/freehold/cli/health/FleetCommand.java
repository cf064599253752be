package dev.freehold.cli.health;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

/** {@code freehold fleet …}. */
@Command(name = "fleet", description = "Shows how everything is.", synopsisSubcommandLabel = "COMMAND")
public final class FleetCommand {
    private FleetCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new FleetCommand()).addSubcommand(new ShowFleet(shell));
    }

    @Command(name = "health", description = "Shows how many pools and tenants are how, and which to see to first.")
    private static final class ShowFleet implements Callable<Integer> {
        @Mixin
        private final Connection connection;

        @Mixin
        private final Output output;

        ShowFleet(Shell shell) {
            this.connection = new Connection(shell);
            this.output = new Output(shell);
        }

        @Override
        public Integer call() {
            output.answer(connection.open().get(Endpoint.of("v1", "health", "fleet")), HealthText::fleet);
            return ExitCode.DONE.number();
        }
    }
}
