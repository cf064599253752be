package dev.freehold.worker.postgres;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

import dev.freehold.contracts.tenancy.DatabaseName;

import static java.util.Objects.requireNonNull;

/**
 * A span a statement, inside the span of whatever asks for it, and none where nobody is traced. Of DDL it tells the first two words
 * only, since a verifier may stand in it; of other statements the text with its literals taken out. The server's own words are not told.
 */
final class SqlTrace {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("db.response.status_code");

    private static final Pattern WORDS = Pattern.compile("\\s*(\\w+)(?:\\s+(\\w+))?");
    private static final Pattern LITERALS = Pattern.compile("'(?:[^']|'')*'|\\b\\d+\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Tracer tracer;
    private final DatabaseName database;

    SqlTrace(Tracer tracer, DatabaseName database) {
        this.tracer = requireNonNull(tracer, "tracer is null");
        this.database = requireNonNull(database, "database is null");
    }

    <T> T ddl(String sql, Work<T> work) throws SQLException {
        return traced(words(sql, 2), "", work);
    }

    <T> T bound(String sql, Work<T> work) throws SQLException {
        return traced(words(sql, 1), withoutLiterals(sql), work);
    }

    static String withoutLiterals(String sql) {
        return BLANKS.matcher(LITERALS.matcher(sql).replaceAll("?"))
                .replaceAll(" ")
                .strip();
    }

    static String words(String sql, int count) {
        Matcher words = WORDS.matcher(sql);
        if (!words.lookingAt()) {
            return "SQL";
        }
        boolean two = count == 2 && words.group(2) != null;
        return (two ? words.group(1) + " " + words.group(2) : words.group(1)).toUpperCase(Locale.ROOT);
    }

    private <T> T traced(String operation, String text, Work<T> work) throws SQLException {
        if (!Span.current().getSpanContext().isValid()) {
            return work.run();
        }
        Span span = tracer.spanBuilder(operation)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(SYSTEM, "postgresql")
                .setAttribute(NAMESPACE, database.value())
                .setAttribute(OPERATION, operation)
                .startSpan();
        if (!text.isEmpty()) {
            span.setAttribute(TEXT, text);
        }
        try {
            return work.run();
        } catch (SQLException e) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(STATUS, String.valueOf(e.getSQLState()));
            throw e;
        } finally {
            span.end();
        }
    }

    /** What the statement does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }
}
