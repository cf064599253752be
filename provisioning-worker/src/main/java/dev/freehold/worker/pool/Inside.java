package dev.freehold.worker.pool;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.schema.ProductUsage;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;

import static java.util.Objects.requireNonNull;

/** Looks into one tenant's database as its owner: at numbers and no rows. What takes longer than two seconds is not known. */
final class Inside {
    private static final String IMPATIENTLY = "SET statement_timeout = '2s'";
    private static final String SCHEMA = """
            SELECT obj_description(to_regnamespace('freehold'), 'pg_namespace')
            """;
    private static final String USERS = """
            SELECT count(*) FROM freehold.member
            """;

    private final SqlSession sql;

    Inside(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
        sql.run(IMPATIENTLY);
    }

    /** It bears the tenant's stamp and no other. */
    boolean isOf(TenantId tenant) {
        return TenantStamp.read(sql).equals(List.of(tenant));
    }

    @Nullable
    Integer schemaVersion() {
        int version =
                sql.all(SCHEMA, row -> TenantSchema.versionIn(row.getString(1))).getFirst();
        return version == 0 ? null : version;
    }

    @Nullable
    Long users() {
        return count(USERS);
    }

    @Nullable
    Long documents() {
        return count(ProductUsage.DOCUMENTS_THIS_MONTH);
    }

    private @Nullable Long count(String query) {
        try {
            return sql.first(query, row -> row.getLong(1)).orElse(null);
        } catch (PostgresException tooLong) {
            return null;
        }
    }
}
