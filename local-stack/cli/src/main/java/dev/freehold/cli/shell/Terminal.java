package dev.freehold.cli.shell;

import org.jspecify.annotations.Nullable;

/** The person at the other end, if there is one. */
public interface Terminal {
    /** True when both input and output are a terminal. */
    boolean interactive();

    /** The next line typed, or null at the end of input. */
    @Nullable
    String readLine();
}
