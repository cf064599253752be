package dev.freehold.stack.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.stack.folder.StateFolder;

/** The program behind {@code ./freehold up}, {@code down}, {@code status} and {@code token}. */
@Command(
        name = "freehold",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs the whole platform on this machine.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the message says why", "2:the command line is wrong"})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(StateFolder.standard(), new Terminal(System.out, System.err))
                .execute(arguments));
    }

    static CommandLine commandLine(StateFolder folder, Terminal terminal) {
        return new CommandLine(new Main())
                .addSubcommand(new UpCommand(folder, terminal))
                .addSubcommand(new DownCommand(folder, terminal))
                .addSubcommand(new StatusCommand(folder, terminal))
                .addSubcommand(new TokenCommand(folder, terminal))
                .addSubcommand(new IsUpCommand(folder))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    terminal.fail(failure);
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
