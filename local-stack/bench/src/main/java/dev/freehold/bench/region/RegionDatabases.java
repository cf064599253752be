package dev.freehold.bench.region;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.postgresql.util.PasswordUtil;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PostgresServer;

import static java.util.Objects.requireNonNull;

/** Makes tenant databases as a worker does: from a template, with a login role whose verifier has one iteration, and the stamp. */
public final class RegionDatabases {
    /** The subject who is every tenant's admin. */
    public static final String ADMIN = "alice";

    static final Region REGION = new Region("local");
    static final PoolId POOL = new PoolId("local-a");

    private static final int AT_ONCE = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREPARE = """
            CREATE ROLE fh_owner NOLOGIN;
            CREATE ROLE fh_app NOLOGIN;
            """;

    private final PostgresServer server;

    RegionDatabases(PostgresServer server) {
        this.server = requireNonNull(server);
        run("postgres", PREPARE);
        run("postgres", "CREATE DATABASE bench_template");
        run("bench_template", schema());
        run("postgres", "ALTER DATABASE bench_template WITH ALLOW_CONNECTIONS false");
    }

    /** The id of the n-th of the products that every tenant has. */
    public static UUID product(int n) {
        return new UUID(0, n);
    }

    List<BenchTenant> create(String prefix, int count) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<BenchTenant>> making = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String slug = prefix + "-" + i;
                making.add(threads.submit(() -> create(slug)));
            }
            List<BenchTenant> made = new ArrayList<>();
            for (Future<BenchTenant> each : making) {
                made.add(each.get());
            }
            return made;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private BenchTenant create(String slug) {
        TenantId id = newId();
        String name = "fh_" + id.toString().replace("-", "").substring(12);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
        String verifier = PasswordUtil.encodeScramSha256(password.toCharArray(), 1, bytes(16));
        run("postgres", "CREATE DATABASE " + name + " TEMPLATE bench_template STRATEGY wal_log");
        run("postgres", """
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                CREATE ROLE %1$s_a LOGIN PASSWORD '%2$s' IN ROLE fh_app;
                GRANT CONNECT ON DATABASE %1$s TO %1$s_a;
                """.formatted(name, verifier));
        run(name, """
            INSERT INTO freehold.tenant (id, region, environment) VALUES ('%1$s', 'local', 'test');
            INSERT INTO freehold.member (tenant_id, id, email, name, roles)
            VALUES ('%1$s', 'alice', 'alice@example.org', 'Alice', '{admin}');
            INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
            SELECT '%1$s', lpad(to_hex(n), 32, '0')::uuid, 'sku-' || n, '%2$s', n, 0, now(), now()
              FROM generate_series(1, 100) n;
            ANALYZE;
            """.formatted(id, slug));
        return new BenchTenant(slug, placement(id, name, password));
    }

    /** Whatever it says of a database, nobody has made one. */
    static BenchTenant unmade(String slug) {
        TenantId id = newId();
        return new BenchTenant(slug, placement(id, "fh_none", "none"));
    }

    private static Placement placement(TenantId id, String database, String password) {
        return new Placement(
                id, REGION, POOL, new DatabaseName(database), new RoleName(database + "_a"), password, Epoch.FIRST);
    }

    /** Takes the second lock away, for the baseline that has none. */
    public void unlock(BenchTenant tenant) {
        run(tenant.placement().database().value(), """
                ALTER TABLE freehold.tenant DISABLE ROW LEVEL SECURITY;
                ALTER TABLE freehold.member DISABLE ROW LEVEL SECURITY;
                ALTER TABLE freehold.audit_log DISABLE ROW LEVEL SECURITY;
                ALTER TABLE product.product DISABLE ROW LEVEL SECURITY;
                """);
    }

    /** A login to a tenant's database and one statement, as any program would; ms. */
    public double bareConnect(BenchTenant tenant) {
        Placement at = tenant.placement();
        long began = System.nanoTime();
        try (Connection bare = DriverManager.getConnection(
                        server.jdbcUrl(at.database().value()), at.role().value(), at.password());
                Statement statement = bare.createStatement()) {
            statement.execute("SELECT 1");
            return (System.nanoTime() - began) / 1e6;
        } catch (SQLException e) {
            throw new IllegalStateException("a bare connection failed", e);
        }
    }

    int port() {
        return server.port();
    }

    private void run(String database, String sql) {
        try (Connection connection = server.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("a tenant's database could not be made", e);
        }
    }

    private static String schema() {
        StringBuilder sql = new StringBuilder("""
                DROP SCHEMA public;
                CREATE SCHEMA freehold AUTHORIZATION fh_owner;
                CREATE SCHEMA product AUTHORIZATION fh_owner;
                SET ROLE fh_owner;
                """);
        TenantSchema.PLATFORM.scripts().forEach(script -> sql.append(TenantSchema.PLATFORM.read(script)));
        TenantSchema.PRODUCT.scripts().forEach(script -> sql.append(TenantSchema.PRODUCT.read(script)));
        return sql.append("RESET ROLE;").toString();
    }

    private static TenantId newId() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << 16 | 0x7000 | (random.getMostSignificantBits() & 0x0FFF);
        return new TenantId(new UUID(time, random.getLeastSignificantBits()));
    }

    private static byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        RANDOM.nextBytes(drawn);
        return drawn;
    }
}
