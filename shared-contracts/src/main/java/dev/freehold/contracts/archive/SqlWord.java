package dev.freehold.contracts.archive;

import java.nio.charset.StandardCharsets;

/** What PostgreSQL takes for a name: 1 to 63 bytes and no NUL. */
final class SqlWord {
    private static final int LONGEST = 63;

    private SqlWord() {}

    static void require(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > LONGEST || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name of PostgreSQL");
        }
    }
}
