package dev.freehold.cli.connect;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** {@code freehold profile …}. */
@Command(
        name = "profile",
        description = "Lists the control planes you are signed in to, and says which is meant.",
        synopsisSubcommandLabel = "COMMAND")
public final class ProfileCommand {
    private ProfileCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new ProfileCommand())
                .addSubcommand(new Show(shell))
                .addSubcommand(new Use(shell));
    }

    @Command(name = "list", description = "Lists profiles; their credentials are not shown.")
    private static final class Show implements Callable<Integer> {
        private final Shell shell;

        @Mixin
        private final Output output;

        Show(Shell shell) {
            this.shell = requireNonNull(shell);
            this.output = new Output(shell);
        }

        @Override
        public Integer call() {
            Profiles profiles = ProfileFile.of(shell).read();
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            Table table = Table.headed("NAME", "CURRENT", "URL", "CLIENT");
            profiles.profiles().forEach((name, profile) -> {
                boolean current = name.equals(profiles.current());
                answer.addObject()
                        .put("name", name)
                        .put("current", current)
                        .put("url", profile.url())
                        .put("clientId", profile.clientId());
                table.row(name, current ? "yes" : "", profile.url(), profile.clientId());
            });
            output.answer(answer, _ -> table.lines());
            return ExitCode.DONE.number();
        }
    }

    @Command(name = "use", description = "Says which profile is meant where none is named.")
    private static final class Use implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "NAME", description = "The profile.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        Use(Shell shell) {
            this.shell = requireNonNull(shell);
        }

        @Override
        public Integer call() {
            ProfileFile.of(shell).change(profiles -> profiles.using(name));
            return ExitCode.DONE.number();
        }
    }
}
