package dev.freehold.worker.postgres;

import java.util.List;
import java.util.UUID;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/** The tenant's identity inside its own database. */
public record TenantStamp(TenantId tenant, Region region, String environment) {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    /** Writes this stamp where there is none yet. */
    public void write(SqlSession asOwner) {
        asOwner.update("""
                INSERT INTO freehold.tenant (id, region, environment) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """, tenant.value(), region.value(), environment);
    }

    /** Whose database this is by its stamps: one tenant in a finished one, none in one that is half made. */
    public static List<TenantId> read(SqlSession asOwner) {
        try {
            return asOwner.all("SELECT id FROM freehold.tenant", row -> new TenantId(row.getObject(1, UUID.class)));
        } catch (PostgresException e) {
            if (e.is(UNDEFINED_TABLE) || e.is(UNDEFINED_SCHEMA)) {
                return List.of();
            }
            throw e;
        }
    }
}
