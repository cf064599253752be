package dev.freehold.controlplane.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.controlplane.platform.sql.Row;

/** Reads entries from rows that have all their columns. */
final class Entries {
    private Entries() {}

    static AuditEntry read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new AuditEntry(
                row.id("id"),
                row.time("at"),
                row.text("actor"),
                List.of((String[]) result.getArray("roles").getArray()),
                row.text("action"),
                row.id("subject"),
                AuditEntry.detail(row.text("detail")),
                row.textOrNull("address"),
                row.textOrNull("trace_id"));
    }

    /** What stands in the row, where that is not what was linked. */
    static Optional<String> changed(ResultSet result, AuditLink linked) throws SQLException {
        try {
            AuditEntry now = read(result);
            return now.equals(linked.content()) ? Optional.empty() : Optional.of(ContractJson.write(now));
        } catch (RefusedException | NullPointerException unreadable) {
            return Optional.of("unreadable: " + unreadable.getMessage());
        }
    }
}
