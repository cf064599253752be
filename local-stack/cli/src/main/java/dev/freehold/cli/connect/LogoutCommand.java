package dev.freehold.cli.connect;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** Forgets a profile and its credentials. */
@Command(name = "logout", description = "Forgets a profile and its credentials.")
public final class LogoutCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--profile", paramLabel = "NAME", description = "Which one; else the current.")
    private @Nullable String profile;

    public LogoutCommand(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    @Override
    public Integer call() {
        ProfileFile file = ProfileFile.of(shell);
        String name = profile == null ? file.read().current() : profile;
        if (name == null) {
            throw new UsageFailed("no profile is in use; name one with --profile");
        }
        file.read().require(name);
        file.change(profiles -> profiles.without(name));
        shell.err().println("Forgot profile '" + name + "'.");
        return ExitCode.DONE.number();
    }
}
