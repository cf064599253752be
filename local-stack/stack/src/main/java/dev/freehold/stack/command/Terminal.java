package dev.freehold.stack.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

import dev.freehold.stack.AlreadyRunningException;
import dev.freehold.stack.http.UnexpectedAnswerException;
import dev.freehold.stack.part.PartProgress;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.token.TokenRefusedException;

import static java.util.Objects.requireNonNull;

/** Where people read: results and progress on one stream, failures on the other. */
record Terminal(PrintStream out, PrintStream err) implements PartProgress {
    private static final double MILLIS = 1000.0;

    Terminal {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }

    void warn(String text) {
        err.println(text);
        err.flush();
    }

    @Override
    public void note(String text) {
        print("· " + text);
    }

    @Override
    public void done(String title, Duration took) {
        print(String.format(Locale.ROOT, "✓ %-22s %5.1f s", title, took.toMillis() / MILLIS));
    }

    /** Says what those failures say that we made for people; of any other one, where it comes from too. */
    void fail(Exception failure) {
        boolean expected = failure instanceof PartFailedException
                || failure instanceof AlreadyRunningException
                || failure instanceof TokenRefusedException
                || failure instanceof UnexpectedAnswerException;
        warn("freehold: " + (expected ? failure.getMessage() : failure.toString()));
        Throwable cause = failure.getCause();
        if (expected && cause != null) {
            warn("  because: " + cause.getMessage());
        } else if (!expected) {
            failure.printStackTrace(err);
        }
    }
}
