package dev.freehold.controlplane.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.codec.ContractJson;
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
                detail(row.text("detail")),
                row.textOrNull("address"),
                row.textOrNull("trace_id"));
    }

    @SuppressWarnings("unchecked") // a JSON object's keys are strings
    private static Map<String, Object> detail(String json) {
        return ContractJson.read(json, Map.class);
    }
}
