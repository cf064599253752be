package dev.freehold.cli.shell;

import java.io.Console;

import org.jspecify.annotations.Nullable;

/** The terminal the process was started from. */
record SystemTerminal(@Nullable Console console) implements Terminal {
    @Override
    public boolean interactive() {
        return console != null && console.isTerminal();
    }

    @Override
    public @Nullable String readLine() {
        return console == null ? null : console.readLine();
    }
}
