package dev.freehold.worker.postgres;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;

/** An identifier as it stands in SQL: quoted, always. The only type that quotes one. */
public final class SqlName {
    private final String quoted;

    private SqlName(String name) {
        this.quoted = '"' + name.replace("\"", "\"\"") + '"';
    }

    public static SqlName of(DatabaseName database) {
        return new SqlName(database.value());
    }

    public static SqlName of(RoleName role) {
        return new SqlName(role.value());
    }

    /** A name that a server told us, such as that of the role we are logged in as. */
    public static SqlName ofServer(String name) {
        return new SqlName(name);
    }

    /** The quoted identifier, ready to be put into a statement. */
    @Override
    public String toString() {
        return quoted;
    }
}
