package dev.freehold.cli;

import dev.freehold.cli.shell.Shell;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(FreeholdCommand.in(Shell.system()).execute(arguments));
    }
}
