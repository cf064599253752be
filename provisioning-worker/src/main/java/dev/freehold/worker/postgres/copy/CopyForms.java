package dev.freehold.worker.postgres.copy;

import java.util.List;

import dev.freehold.worker.postgres.SqlSession;

/** How values are written as text, whatever the server or the role has set: so that it is read as it was meant. */
final class CopyForms {
    private static final List<String> FORMS = List.of(
            "SET datestyle = 'ISO, YMD'",
            "SET intervalstyle = 'iso_8601'",
            "SET timezone = 'UTC'",
            "SET bytea_output = 'hex'",
            "SET xmloption = 'content'",
            "SET extra_float_digits = 3",
            "SET statement_timeout = 0",
            "SET idle_in_transaction_session_timeout = 0");

    private CopyForms() {}

    static void set(SqlSession sql) {
        FORMS.forEach(sql::run);
    }
}
