package dev.freehold.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.shell.CommandFailed;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** Says on standard error what went wrong, and turns it into an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Shell shell;

    Failures(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        say(String.valueOf(failure.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
        shell.err().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.number();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (!(failure instanceof CommandFailed failed)) {
            say("this is a defect of the command line: " + failure);
            failure.printStackTrace(shell.err());
            return ExitCode.UNAVAILABLE.number();
        }
        say(String.valueOf(failed.getMessage()));
        failed.details().forEach(line -> shell.err().println("  " + PlainText.line(line)));
        return failed.exitCode().number();
    }

    private void say(String message) {
        shell.err().println("freehold: " + PlainText.line(message));
    }
}
