package dev.freehold.worker.effect.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Values of every type, as text: the extremes of each, what looks like something else, and noise. */
final class AnyRow {
    private static final String[] TEXTS = {
        "",
        " ",
        "NULL",
        "\\N",
        "\\.",
        "a,b",
        "\"",
        "\"\"",
        "'",
        "two\nlines",
        "cr\r\nlf",
        "tab\t",
        "ünïcödé",
        "漢字",
        "👩‍💻",
        "\u0001",
        "\u2028",
        "trailing ",
        "\\",
        "a\\nb",
        "{}",
        "%s",
        "-- x",
        "\uFEFFbom"
    };

    private AnyRow() {}

    /** One for each column of {@code product.everything}, in the order of its insertion. */
    static List<@Nullable String> of(Random random) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(new UUID(random.nextLong(), random.nextLong()).toString());
        values.add(any(random, "0", "-32768", "32767"));
        values.add(any(random, "0", "-9223372036854775808", "9223372036854775807", Long.toString(random.nextLong())));
        values.add(any(
                random, "NaN", "Infinity", "-Infinity", "0.000", "1" + "0".repeat(400), "-0." + "0".repeat(300) + "1"));
        values.add(any(random, "0.0000", "999999999999999.9999", "-999999999999999.9999"));
        values.add(any(random, "NaN", "Infinity", "-0", "1e-45", "3.4028235e38", Float.toString(random.nextFloat())));
        values.add(any(
                random,
                "NaN",
                "-Infinity",
                "5e-324",
                "1.7976931348623157e308",
                Double.toString(random.nextGaussian())));
        values.add(any(random, "true", "false"));
        values.add(any(random, TEXTS[random.nextInt(TEXTS.length)].repeat(1 + random.nextInt(3)), noise(random)));
        values.add(any(random, TEXTS[random.nextInt(TEXTS.length)]));
        values.add(any(random, "", "a", "abcde", "  x"));
        values.add(any(
                random, "\\x", "\\x00ff0a0d225c", "\\x" + Integer.toHexString(0x10000000 | random.nextInt(0xFFFFFF))));
        values.add(any(
                random,
                "null",
                "{}",
                "[]",
                "{\"a\": {\"b\": [1, 2.50, null, \"x\\ny\\\"\"]}}",
                "1e400",
                "\"\\u0001é\""));
        values.add(any(random, "{ \"b\" : 1,  \"a\":2, \"b\":3 }", "[ ]"));
        values.add(any(
                random,
                "infinity",
                "-infinity",
                "2026-03-29 01:30:00.000001+00",
                "4713-01-01 00:00:00+00 BC",
                "294276-12-31 23:59:59.999999+00"));
        values.add(any(random, "infinity", "2026-10-25 02:30:00", "0001-01-01 00:00:00"));
        values.add(any(random, "infinity", "2024-02-29", "4713-01-01 BC"));
        values.add(any(random, "24:00:00", "00:00:00.000001"));
        values.add(any(random, "23:59:59.999999+15:59", "00:00:00-15:59"));
        values.add(any(random, "-1 year 2 mons -3 days 04:05:06.789", "0", "178000000 years", "-00:00:00.000001"));
        values.add(any(random, "{}", "{NULL,\"NULL\",\"\",\"a,b\",\"{\",\"\\\"\",\"\\\\\"}", "[2:3]={x,y}"));
        values.add(any(random, "{}", "{{1,2},{3,NULL}}"));
        values.add(any(random, "::1/64", "10.0.0.1", "0.0.0.0/0"));
        values.add(any(random, "", "0", "10110"));
        values.add(any(random, "empty", "(,)", "[2026-01-01 00:00:00+00,2026-02-01 00:00:00+00)"));
        values.add(any(random, "good", "so, so", "b\"ad"));
        values.add(any(random, "a@b", "@\n"));
        values.add(any(random, "(,)", "(1,\"\")", "(2,\"a \"\"b\"\", c\")"));
        values.add(any(random, "(0,-0)", "(1e-300,NaN)"));
        values.add(any(random, "<a b=\"1\">x<!-- c --></a>", "text &amp; more"));
        values.add(any(random, "", "'a b':1A,2 c:3"));
        return values;
    }

    private static @Nullable String any(Random random, String... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(3000);
        while (text.length() < length) {
            int point = 1 + random.nextInt(0x10FFFF);
            if (Character.getType(point) != Character.SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
