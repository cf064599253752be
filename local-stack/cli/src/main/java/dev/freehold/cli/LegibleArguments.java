package dev.freehold.cli;

import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command unless the locale has spoilt its arguments: a name with question marks would be stored for good. */
final class LegibleArguments implements IExecutionStrategy {
    private static final String SPOILT = "\ufffd";

    @Override
    public int execute(ParseResult parsed) {
        for (String argument : parsed.originalArgs()) {
            if (argument.contains(SPOILT)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        "'" + argument + "' did not arrive whole: use a UTF-8 locale, such as LC_ALL=C.UTF-8");
            }
        }
        return new RunLast().execute(parsed);
    }
}
