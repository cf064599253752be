package dev.freehold.controlplane.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.command.SagaProgress;
import dev.freehold.controlplane.command.StepReported;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The steps of operations. */
@Singleton
class StepTable implements SagaProgress {
    private static final String PLAN = """
            INSERT INTO operation_step (operation, name, position, state, attempts)
            VALUES (:operation, :name, :position, 'pending', 0)
            ON CONFLICT (operation, name) DO UPDATE SET position = excluded.position
            """;
    private static final String REPORT = """
            INSERT INTO operation_step AS step
                (operation, name, position, state, attempts, started_at, finished_at, error_code, error_message,
                 rows_done, bytes_done, rows_expected)
            VALUES (:operation, :name,
                    (SELECT coalesce(max(position), 0) + 1 FROM operation_step WHERE operation = :operation),
                    :state, 1, :now, CASE WHEN :ended THEN CAST(:now AS timestamptz) END, :errorCode, :errorMessage,
                    CAST(:rows AS bigint), CAST(:bytes AS bigint), CAST(:rowsExpected AS bigint))
            ON CONFLICT (operation, name) DO UPDATE SET
                state = excluded.state,
                attempts = CASE WHEN :ended OR CAST(:rows AS bigint) IS NOT NULL THEN greatest(step.attempts, 1) ELSE step.attempts + 1 END,
                started_at = coalesce(step.started_at, excluded.started_at),
                finished_at = excluded.finished_at,
                error_code = excluded.error_code,
                error_message = excluded.error_message,
                rows_done = coalesce(excluded.rows_done, CASE WHEN :ended THEN step.rows_done END),
                bytes_done = coalesce(excluded.bytes_done, CASE WHEN :ended THEN step.bytes_done END),
                rows_expected = coalesce(excluded.rows_expected, CASE WHEN :ended THEN step.rows_expected END)
            """;
    private static final String TELL = """
            UPDATE operation_step SET told = :ended
            WHERE operation = :operation AND name = :name AND told IS DISTINCT FROM :ended
            """;
    private static final String OF_OPERATIONS = """
            SELECT operation, name, state, attempts, started_at, finished_at, error_code, error_message,
                   rows_done, bytes_done, rows_expected
            FROM operation_step
            WHERE operation = ANY (:operations)
            ORDER BY operation, position
            """;
    private static final String FINISHED = """
            SELECT name FROM operation_step WHERE operation = :operation AND state = 'succeeded' ORDER BY position
            """;

    private final Jdbi jdbi;

    StepTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Steps that are there already keep their state. */
    void plan(OperationId operation, List<String> steps) {
        if (steps.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(PLAN);
            for (int position = 0; position < steps.size(); position++) {
                batch.bind("operation", operation.value())
                        .bind("name", steps.get(position))
                        .bind("position", position)
                        .add();
            }
            batch.execute();
        });
    }

    void report(StepReported report) {
        var failure = report.failure();
        var progress = report.progress();
        jdbi.useHandle(handle -> handle.createUpdate(REPORT)
                .bind("operation", report.operation().value())
                .bind("name", report.step())
                .bind("state", report.state().wireName())
                .bind("now", report.at())
                .bind("ended", hasEnded(report.state()))
                .bind("rows", progress == null ? null : progress.rows())
                .bind("bytes", progress == null ? null : progress.bytes())
                .bind("rowsExpected", progress == null ? null : progress.expectedRows())
                .bind("errorCode", failure == null ? null : failure.code())
                .bind("errorMessage", failure == null ? null : failure.message())
                .execute());
    }

    /** Notes how the step ended, and answers whether it had not ended so before. */
    boolean tell(StepReported report) {
        var failure = report.failure();
        String ended =
                failure == null ? report.state().wireName() : report.state().wireName() + " " + failure.code();
        return jdbi.withHandle(handle -> handle.createUpdate(TELL)
                        .bind("operation", report.operation().value())
                        .bind("name", report.step())
                        .bind("ended", ended)
                        .execute())
                > 0;
    }

    /** Steps in order, by operation. */
    Map<UUID, List<Operation.Step>> of(Set<UUID> operations) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_OPERATIONS)
                .bindArray("operations", UUID.class, operations)
                .map((result, context) -> Map.entry(new Row(result).id("operation"), step(result)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    @Override
    public List<String> finishedSteps(OperationId operation) {
        return jdbi.withHandle(handle -> handle.createQuery(FINISHED)
                .bind("operation", operation.value())
                .mapTo(String.class)
                .list());
    }

    private static boolean hasEnded(StepState state) {
        return switch (state) {
            case PENDING, RUNNING -> false;
            case SUCCEEDED, FAILED, COMPENSATED -> true;
        };
    }

    private static Operation.Step step(ResultSet result) throws SQLException {
        Row row = new Row(result);
        String code = row.textOrNull("error_code");
        return new Operation.Step(
                row.text("name"),
                StepState.parse(row.text("state")),
                row.integer("attempts"),
                row.timeOrNull("started_at"),
                row.timeOrNull("finished_at"),
                code == null ? null : new Operation.StepError(code, row.text("error_message")),
                progress(row));
    }

    private static @Nullable StepProgress progress(Row row) throws SQLException {
        Long rows = row.numberOrNull("rows_done");
        return rows == null
                ? null
                : new StepProgress(rows, row.number("bytes_done"), row.numberOrNull("rows_expected"));
    }
}
