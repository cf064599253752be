package dev.freehold.controlplane.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The approvals' table. */
@Singleton
class ApprovalTable {
    private static final String EXPIRE = """
            UPDATE approval SET state = 'expired'
            WHERE action = :action AND subject = :subject AND state = 'pending' AND expires_at <= :now
            """;
    private static final String INSERT = """
            INSERT INTO approval (id, action, subject, subject_name, subject_version, request, request_sha256, requested_by,
                                  requested_by_subject, requested_at, expires_at, state)
            VALUES (:id, :action, :subject, :subjectName, :subjectVersion, :request, :requestSha256, :requestedBy,
                    :requestedBySubject, :requestedAt, :expiresAt, 'pending')
            ON CONFLICT (action, subject) WHERE state = 'pending' DO NOTHING
            """;
    private static final String PENDING = """
            SELECT * FROM approval WHERE action = :action AND subject = :subject AND state = 'pending'
            """;
    private static final String FIND = """
            SELECT * FROM approval WHERE id = :id
            """;
    private static final String LOCK = """
            SELECT * FROM approval WHERE id = :id FOR UPDATE
            """;
    private static final String PAGE = """
            SELECT * FROM approval
            WHERE id < :before
              AND (CAST(:state AS text) IS NULL
                   OR CASE WHEN state = 'pending' AND expires_at <= :now THEN 'expired' ELSE state END = :state)
            ORDER BY id DESC
            LIMIT :limit
            """;
    private static final String DECIDE = """
            UPDATE approval
            SET state = :state, decided_by = :decidedBy, decided_by_subject = :decidedBySubject, decided_at = :decidedAt,
                reason = :reason, outcome = :outcome
            WHERE id = :id AND state = 'pending'
            """;

    private final Jdbi jdbi;

    ApprovalTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Answers whether none of the same waits already. */
    boolean insert(Approval approval) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate(EXPIRE)
                    .bind("action", approval.action())
                    .bind("subject", approval.subject())
                    .bind("now", approval.requestedAt())
                    .execute();
            return handle.createUpdate(INSERT)
                            .bind("id", approval.id())
                            .bind("action", approval.action())
                            .bind("subject", approval.subject())
                            .bind("subjectName", approval.subjectName())
                            .bind("subjectVersion", approval.subjectVersion())
                            .bind("request", approval.request())
                            .bind("requestSha256", approval.requestSha256())
                            .bind("requestedBy", approval.requestedBy())
                            .bind("requestedBySubject", approval.requestedBySubject())
                            .bind("requestedAt", approval.requestedAt())
                            .bind("expiresAt", approval.expiresAt())
                            .execute()
                    == 1;
        });
    }

    Optional<Approval> pending(String action, UUID subject) {
        return jdbi.withHandle(handle -> handle.createQuery(PENDING)
                .bind("action", action)
                .bind("subject", subject)
                .map((result, context) -> read(result))
                .findOne());
    }

    Optional<Approval> find(UUID id) {
        return one(FIND, id);
    }

    /** It stays as it is until the transaction ends. */
    Optional<Approval> lock(UUID id) {
        return one(LOCK, id);
    }

    List<Approval> page(@Nullable String state, Instant now, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("state", state)
                .bind("now", now)
                .bind("limit", limit)
                .map((result, context) -> read(result))
                .list());
    }

    void decide(Approval decided, String bySubject) {
        jdbi.useHandle(handle -> handle.createUpdate(DECIDE)
                .bind("id", decided.id())
                .bind("state", decided.state())
                .bind("decidedBy", decided.decidedBy())
                .bind("decidedBySubject", bySubject)
                .bind("decidedAt", decided.decidedAt())
                .bind("reason", decided.reason())
                .bind("outcome", decided.outcome())
                .execute());
    }

    private Optional<Approval> one(String statement, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("id", id)
                .map((result, context) -> read(result))
                .findOne());
    }

    private static Approval read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Approval(
                row.id("id"),
                row.text("action"),
                row.id("subject"),
                row.text("subject_name"),
                row.number("subject_version"),
                row.text("request"),
                row.text("request_sha256"),
                row.text("requested_by"),
                row.text("requested_by_subject"),
                row.time("requested_at"),
                row.time("expires_at"),
                row.text("state"),
                row.textOrNull("decided_by"),
                row.timeOrNull("decided_at"),
                row.textOrNull("reason"),
                row.textOrNull("outcome"));
    }
}
