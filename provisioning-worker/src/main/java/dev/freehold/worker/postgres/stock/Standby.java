package dev.freehold.worker.postgres.stock;

import java.util.List;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;

/**
 * Names of a database that no tenant has yet.
 *
 * @param schema with which it is, or is being, made
 * @param ready whether it may be claimed; otherwise it is being made or unmade
 */
public record Standby(DatabaseName database, RoleName roleA, RoleName roleB, SchemaVersion schema, boolean ready) {
    /** One to be made. Both roles are named after the database, as a reservation's. */
    public static Standby of(DatabaseName database, SchemaVersion schema) {
        RoleName roleA = new RoleName(database.value() + "_a");
        RoleName roleB = new RoleName(database.value() + "_b");
        return new Standby(database, roleA, roleB, schema, false);
    }

    public List<RoleName> roles() {
        return List.of(roleA, roleB);
    }
}
