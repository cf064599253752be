package dev.freehold.cli.output;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a person reads it: {@code 84 ms}, {@code 1.2 s}, {@code 2 min 3 s}. */
public final class Elapsed {
    private Elapsed() {}

    /** A negative length, which clocks that disagree produce, counts as none. */
    public static String text(Duration length) {
        long millis = Math.max(0, length.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        return millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
    }
}
