package dev.freehold.worker.effect.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.Fence;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TenantContent;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

/** What is exported from one database and loaded into another of the same tables is the same, whatever the tables and the values are. */
class RoundTripIT {
    private static final int ROWS = 60;

    private static final String TENANT = """
            tenant_id uuid NOT NULL DEFAULT nullif(current_setting('freehold.tenant_id', true), '')::uuid
                REFERENCES freehold.tenant (id) ON DELETE CASCADE""";

    private static final String TABLES = """
            SET ROLE fh_owner;
            CREATE TYPE product.mood AS ENUM ('good', 'so, so', 'b"ad');
            CREATE DOMAIN product.email AS text CHECK (VALUE LIKE '%%@%%');
            CREATE TYPE product.pair AS (a integer, b text);
            CREATE TABLE product.everything (
                %1$s, id uuid NOT NULL, small smallint, big bigint, num numeric, price numeric(19, 4), single real, twice double precision,
                flag boolean, txt text, short varchar(40), fixed char(5), bytes bytea, doc jsonb, raw json, at timestamptz,
                local timestamp, day date, hour time, zoned timetz, span interval, words text[], grid integer[][], net inet,
                bits bit varying, range tstzrange, mood product.mood, mail product.email, pair product.pair, position point,
                xml xml, lexemes tsvector,
                twice_big numeric GENERATED ALWAYS AS (big * 2::numeric) STORED,
                serial bigint GENERATED ALWAYS AS IDENTITY,
                PRIMARY KEY (tenant_id, id));
            SELECT freehold.protect('product.everything');
            CREATE TABLE product.empty (%1$s, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
            SELECT freehold.protect('product.empty');
            CREATE TABLE product.node (%1$s, id integer NOT NULL, parent integer, PRIMARY KEY (tenant_id, id),
                FOREIGN KEY (tenant_id, parent) REFERENCES product.node (tenant_id, id));
            SELECT freehold.protect('product.node');
            CREATE TABLE product.hen (%1$s, id integer NOT NULL, egg integer NOT NULL, PRIMARY KEY (tenant_id, id));
            CREATE TABLE product.egg (%1$s, id integer NOT NULL, hen integer NOT NULL, PRIMARY KEY (tenant_id, id),
                CONSTRAINT laid FOREIGN KEY (tenant_id, hen) REFERENCES product.hen (tenant_id, id) DEFERRABLE INITIALLY DEFERRED);
            ALTER TABLE product.hen ADD CONSTRAINT hatched FOREIGN KEY (tenant_id, egg) REFERENCES product.egg (tenant_id, id)
                DEFERRABLE INITIALLY DEFERRED;
            SELECT freehold.protect('product.hen');
            SELECT freehold.protect('product.egg');
            CREATE TABLE product."Odd ""Name, with '" (%1$s, id integer NOT NULL, "Col, ""1"" x" text, PRIMARY KEY (tenant_id, id));
            SELECT freehold.protect('product."Odd ""Name, with ''"');
            CREATE TABLE product.event (%1$s, id integer NOT NULL, day integer NOT NULL, PRIMARY KEY (tenant_id, id, day))
                PARTITION BY RANGE (day);
            CREATE TABLE product.event_1 PARTITION OF product.event FOR VALUES FROM (0) TO (10);
            CREATE TABLE product.event_2 PARTITION OF product.event FOR VALUES FROM (10) TO (20);
            SELECT freehold.protect('product.event');
            CREATE SEQUENCE product.invoice START 1000;
            RESET ROLE;
            """.formatted(TENANT);

    private final Workbench bench = new Workbench();
    private final TenantId acme = Leases.newTenant();
    private final TenantId copy = Leases.newTenant();
    private final Placement from = bench.provision(acme);
    private final Placement into = bench.provision(copy);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsEveryValueOfEveryType(long seed) throws SQLException {
        makeTables();
        fill(new Random(seed));

        transfer();

        assertThat(TenantContent.of(bench.server, into.database(), acme, copy))
                .as("seed %d", seed)
                .isEqualTo(TenantContent.of(bench.server, from.database(), acme));
        assertThat(TenantContent.rules(bench.server, into.database()))
                .isEqualTo(TenantContent.rules(bench.server, from.database()));
    }

    @Test
    void isNotTornByWritesMeanwhile() throws Exception {
        for (Placement each : List.of(from, into)) {
            bench.server.superuser(each.database().value(), """
                    SET ROLE fh_owner;
                    CREATE TABLE product.giro (%1$s, id integer NOT NULL, balance bigint NOT NULL, PRIMARY KEY (tenant_id, id));
                    CREATE TABLE product.savings (%1$s, id integer NOT NULL, balance bigint NOT NULL, PRIMARY KEY (tenant_id, id));
                    SELECT freehold.protect('product.giro'), freehold.protect('product.savings');
                    """.formatted(TENANT));
        }
        bench.server.superuser(from.database().value(), """
                SET freehold.tenant_id = '%s';
                INSERT INTO product.giro SELECT '%1$s', n, 1000 FROM generate_series(1, 2000) n;
                INSERT INTO product.savings SELECT '%1$s', n, 1000 FROM generate_series(1, 2000) n;
                """.formatted(acme));
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService bank = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> transfers = bank.submit(() -> transferMoneyUntil(ended));
            transfer();
            ended.set(true);
            assertThat(transfers.get()).isPositive();
        }

        assertThat(
                        bench.server.ask(
                                into.database().value(),
                                "SELECT sum(balance) FROM (SELECT balance FROM product.giro UNION ALL SELECT balance FROM product.savings) b"))
                .containsExactly("4000000");
        // Each transfer is one transaction of two changes, and each change is in the audit: never one without the
        // other.
        assertThat(bench.server.ask(
                        into.database().value(),
                        "SELECT count(*) % 2 FROM freehold.audit_log WHERE operation = 'update'"))
                .containsExactly("0");
    }

    private int transferMoneyUntil(AtomicBoolean ended) throws SQLException {
        Random random = new Random(7);
        int made = 0;
        try (Connection sql =
                bench.server.pool().server().connectAsSuperuser(from.database().value())) {
            while (made == 0 || !ended.get()) {
                int amount = random.nextInt(100);
                ServerView.run(
                        sql,
                        "BEGIN; UPDATE product.giro SET balance = balance - %d WHERE id = %d; UPDATE product.savings SET balance = balance + %1$d WHERE id = %d; COMMIT"
                                .formatted(amount, 1 + random.nextInt(2000), 1 + random.nextInt(2000)));
                made++;
            }
        }
        return made;
    }

    private void makeTables() {
        for (Placement each : List.of(from, into)) {
            bench.server.superuser(each.database().value(), TABLES);
        }
    }

    private void fill(Random random) throws SQLException {
        try (Connection sql =
                bench.server.pool().server().connectAsSuperuser(from.database().value())) {
            ServerView.run(sql, "SET freehold.tenant_id = '" + acme + "'");
            sql.setAutoCommit(false);
            try (PreparedStatement insert = sql.prepareStatement("""
                    INSERT INTO product.everything (id, small, big, num, price, single, twice, flag, txt, short, fixed, bytes, doc, raw,
                        at, local, day, hour, zoned, span, words, grid, net, bits, range, mood, mail, pair, position, xml, lexemes)
                    VALUES (?::uuid, ?::smallint, ?::bigint, ?::numeric, ?::numeric, ?::real, ?::double precision, ?::boolean, ?, ?, ?,
                        ?::bytea, ?::jsonb, ?::json, ?::timestamptz, ?::timestamp, ?::date, ?::time, ?::timetz, ?::interval,
                        ?::text[], ?::integer[][], ?::inet, ?::bit varying, ?::tstzrange, ?::product.mood, ?,
                        ?::product.pair, ?::point, ?::xml, ?::tsvector)
                    """)) {
                for (int i = 0; i < ROWS; i++) {
                    bind(insert, AnyRow.of(random));
                    insert.executeUpdate();
                }
            }
            ServerView.run(sql, """
                    INSERT INTO product.node (id, parent) SELECT n, CASE WHEN n %% 3 > 0 THEN 41 - n END FROM generate_series(1, 40) n;
                    INSERT INTO product.hen (id, egg) SELECT n, 1 + n %% 20 FROM generate_series(1, 20) n;
                    INSERT INTO product.egg (id, hen) SELECT n, 1 + n %% 20 FROM generate_series(1, 20) n;
                    INSERT INTO product."Odd ""Name, with '" (id, "Col, ""1"" x") VALUES (1, '\\.'), (2, NULL), (3, '');
                    INSERT INTO product.event (id, day) SELECT n, n %% 20 FROM generate_series(1, 50) n;
                    DELETE FROM product.event WHERE id < %d;
                    SELECT nextval('product.invoice')
                    """.formatted(random.nextInt(10)));
            sql.commit();
        }
    }

    private static void bind(PreparedStatement insert, List<@Nullable String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            insert.setString(i + 1, values.get(i));
        }
    }

    /** The steps themselves, between databases that have the same tables beyond those of the histories. */
    private void transfer() {
        Lease exporting = Leases.of(OperationKind.EXPORT, acme);
        ArchiveSummary archive;
        try (PoolSession session = bench.pools.open(TestPool.POOL, Fence.of(exporting))) {
            var export = ExportArchive.of(
                    session, Names.of(session, acme), exporting.command(), bench.archives, (_, _) -> {});
            export.act();
            export.verify();
            archive = export.archive().orElseThrow();
        }
        bench.server.superuser(into.database().value(), "DELETE FROM freehold.member; DELETE FROM freehold.audit_log");
        Lease importing = Leases.importing(
                copy, Leases.admin(acme), new ArchiveSource(acme, archive.archive(), archive.manifestSha256(), true));
        try (PoolSession session = bench.pools.open(TestPool.POOL, Fence.of(importing))) {
            var load = new LoadArchive(
                    session,
                    Names.of(session, copy),
                    importing.command(),
                    ArchiveIntake.of(bench.archives, importing.command()),
                    bench.archives,
                    (_, _) -> {});
            load.act();
            load.verify();
        }
    }
}
