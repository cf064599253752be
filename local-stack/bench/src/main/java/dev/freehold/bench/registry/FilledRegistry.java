package dev.freehold.bench.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** The control database with rows for tenants that have no database, and the statements of lists and searches by hand. */
public final class FilledRegistry implements AutoCloseable {
    /** The tenant that has a route, whose plan can be changed. */
    public static final String ROUTED = "bench-1";

    private static final String TENANTS = """
            INSERT INTO tenant (id, slug, legal_name, tax_id, tax_id_key, country, contact_name, admin_email, plan, region, pool,
                                environment, state, epoch, version, created_at, updated_at)
            SELECT ('0199' || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid, 'bench-' || n,
                   'Company ' || md5(n::text) || ' GmbH', 'DE' || n, 'DE' || n, 'DE', 'Ada Lovelace', 'ada@bench-' || n || '.example',
                   'enterprise', 'local', 'local-a', 'production', 'active', 1, 1, now(), now()
            FROM generate_series(1, ?) n
            """;
    private static final String ROUTE = """
            INSERT INTO route (tenant, region, version, slug, state, epoch, plan, sealed_placement, license, license_valid_until)
            SELECT id, region, 1, slug, 'active', epoch, 'none', 'sealed', 'license', now() + interval '1 year'
            FROM tenant
            WHERE slug = 'bench-1'
            """;
    private static final String LIST = """
            SELECT * FROM tenant
            WHERE id < ?::uuid
            ORDER BY id DESC
            LIMIT 51
            """;
    private static final String SEARCH = """
            SELECT * FROM tenant
            WHERE slug ILIKE ? OR legal_name ILIKE ?
            ORDER BY id DESC
            LIMIT 51
            """;

    private final Connection control;

    private FilledRegistry(Connection control) {
        this.control = requireNonNull(control);
    }

    public static FilledRegistry fill(LocalStack stack, int tenants) throws SQLException {
        Connection control = stack.connectAsSuperuser("control", "freehold_control");
        try (PreparedStatement insert = control.prepareStatement(TENANTS);
                Statement statement = control.createStatement()) {
            insert.setInt(1, tenants);
            insert.executeUpdate();
            statement.execute(ROUTE);
            statement.execute("ANALYZE");
            return new FilledRegistry(control);
        } catch (SQLException e) {
            control.close();
            throw e;
        }
    }

    /** The id before which a page begins, and so a cursor. */
    public static String id(int tenant) {
        return String.format("0199%1$04x-%2$04x-7000-8000-%3$012x", tenant >>> 16, tenant & 0xFFFF, tenant);
    }

    /** Reads a page to its last field. */
    public int list(int before) throws SQLException {
        try (PreparedStatement query = control.prepareStatement(LIST)) {
            query.setString(1, id(before));
            return read(query);
        }
    }

    public int search(String text) throws SQLException {
        try (PreparedStatement query = control.prepareStatement(SEARCH)) {
            query.setString(1, "%" + text + "%");
            query.setString(2, "%" + text + "%");
            return read(query);
        }
    }

    @Override
    public void close() throws SQLException {
        control.close();
    }

    private static int read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            int bytes = 0;
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String text = rows.getString(column);
                    bytes += text == null ? 0 : text.length();
                }
            }
            return bytes;
        }
    }
}
