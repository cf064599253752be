package dev.freehold.tenantservice.connect;

import java.util.regex.Pattern;

/** Recognises statements that change rows, also behind comments and in a WITH. It may take a read for a write; a write it misses is one that a function hides. */
final class WriteStatement {
    private static final Pattern PURE_READ =
            Pattern.compile("(?i)\\s*select\\b(?!.*\\b(?:insert|update|delete|merge)\\b).*", Pattern.DOTALL);

    private WriteStatement() {}

    static boolean matches(String sql) {
        return !PURE_READ.matcher(sql).matches();
    }
}
