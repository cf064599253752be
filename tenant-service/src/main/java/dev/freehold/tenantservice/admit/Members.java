package dev.freehold.tenantservice.admit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.Lender;

/** Who belongs to a tenant, from the tenant's own database. */
@ApplicationScoped
class Members {
    private static final String ROLES = """
            SELECT roles
              FROM freehold.member
             WHERE id = ?
            """;

    private final Lender connections;

    Members(Lender connections) {
        this.connections = connections;
    }

    /** The roles of a token's subject; none if it is no member. */
    Set<Role> rolesOf(TenantId tenant, String subject) throws SQLException {
        try (Connection connection = connections.borrowFirst(tenant);
                PreparedStatement statement = connection.prepareStatement(ROLES)) {
            statement.setString(1, subject);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? parse(rows.getArray(1)) : Set.of();
            }
        }
    }

    private static Set<Role> parse(Array roles) throws SQLException {
        Set<Role> parsed = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) roles.getArray()).map(Role::parse).forEach(parsed::add);
        return parsed;
    }
}
