package dev.freehold.cli.output;

import org.jspecify.annotations.Nullable;

/** Text from a server made safe to print: it can neither steer the terminal nor reorder or break a line. */
public final class PlainText {
    private PlainText() {}

    /** The text on one line; white space of any kind becomes a blank, what has no shape (control, format, surrogate) is left out. */
    public static String line(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isBlank(point)) {
                plain.append(' ');
            } else if (!isShapeless(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    /** The text on one line, or a dash for none. */
    public static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : line(text);
    }

    /** JSON text with every shapeless character that JSON lets through written as an escape, which keeps its meaning. */
    static String json(String json) {
        StringBuilder plain = new StringBuilder(json.length());
        json.chars().forEach(unit -> {
            if (unit != '\n' && isShapeless(unit) && !Character.isSurrogate((char) unit)) {
                plain.append(String.format("\\u%04x", unit));
            } else {
                plain.append((char) unit);
            }
        });
        return plain.toString();
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isShapeless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
