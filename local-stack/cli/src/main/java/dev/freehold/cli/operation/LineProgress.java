package dev.freehold.cli.operation;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.freehold.cli.output.PlainText;

import static java.util.Objects.requireNonNull;

/** One plain line a change. */
final class LineProgress implements Progress {
    private final PrintStream out;
    private final OperationText text;
    private final Map<String, String> said = new HashMap<>();

    LineProgress(PrintStream out, OperationText text) {
        this.out = requireNonNull(out);
        this.text = requireNonNull(text);
    }

    @Override
    public void show(Operation operation) {
        for (Step step : operation.stepList()) {
            if (!"pending".equals(step.state())) {
                sayOnce("step " + step.name(), step.state() + attempt(step), time(step));
            }
        }
        sayOnce("operation", String.valueOf(operation.state()), "");
    }

    @Override
    public void finish() {}

    private void sayOnce(String what, String state, String time) {
        if (!Objects.equals(said.put(what, state), state)) {
            out.println(PlainText.line(what + ": " + state + time));
        }
    }

    private static String attempt(Step step) {
        return step.attempts() > 1 ? ", attempt " + step.attempts() : "";
    }

    private String time(Step step) {
        return step.finishedAt() == null ? "" : ", " + text.time(step);
    }
}
