package dev.freehold.cli.operation;

import java.io.PrintStream;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** The list of steps, redrawn in place; it takes itself away at the end, when the result is printed where it stood. */
final class LiveProgress implements Progress {
    private static final String ESCAPE = "\u001b[";
    private static final String CLEAR_TO_END = ESCAPE + "J";
    private static final String NO_WRAP = ESCAPE + "?7l";
    private static final String WRAP = ESCAPE + "?7h";

    private final PrintStream out;
    private final OperationText text;
    private int drawn;

    LiveProgress(PrintStream out, OperationText text) {
        this.out = requireNonNull(out);
        this.text = requireNonNull(text);
    }

    @Override
    public void show(Operation operation) {
        List<String> lines = text.result(operation);
        // One write a frame; a long line is cut by the terminal, not wrapped, so that lines can be counted.
        out.print(home() + NO_WRAP + String.join("\n", lines) + "\n" + WRAP);
        out.flush();
        drawn = lines.size();
    }

    @Override
    public void finish() {
        out.print(home());
        out.flush();
        drawn = 0;
    }

    private String home() {
        return (drawn == 0 ? "" : ESCAPE + drawn + "A\r") + CLEAR_TO_END;
    }
}
