package dev.freehold.worker.effect.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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

    private static final String[] TEXTS = {
        "",
        " ",
        "NULL",
        "\\N",
        "\\.",
        "a,b",
        "\"",
        "\"\"",
        "'",
        "two\nlines",
        "cr\r\nlf",
        "tab\t",
        "ünïcödé",
        "漢字",
        "👩‍💻",
        "\u0001",
        "\u2028",
        "trailing ",
        "\\",
        "a\\nb",
        "{}",
        "%s",
        "-- x",
        "\uFEFFbom"
    };

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
                    bind(insert, values(random));
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

    private static List<@Nullable String> values(Random random) {
        List<@Nullable String> values = new ArrayList<>();
        values.add(new UUID(random.nextLong(), random.nextLong()).toString());
        values.add(any(random, "0", "-32768", "32767"));
        values.add(any(random, "0", "-9223372036854775808", "9223372036854775807", Long.toString(random.nextLong())));
        values.add(any(
                random, "NaN", "Infinity", "-Infinity", "0.000", "1" + "0".repeat(400), "-0." + "0".repeat(300) + "1"));
        values.add(any(random, "0.0000", "999999999999999.9999", "-999999999999999.9999"));
        values.add(any(random, "NaN", "Infinity", "-0", "1e-45", "3.4028235e38", Float.toString(random.nextFloat())));
        values.add(any(
                random,
                "NaN",
                "-Infinity",
                "5e-324",
                "1.7976931348623157e308",
                Double.toString(random.nextGaussian())));
        values.add(any(random, "true", "false"));
        values.add(any(random, TEXTS[random.nextInt(TEXTS.length)].repeat(1 + random.nextInt(3)), noise(random)));
        values.add(any(random, TEXTS[random.nextInt(TEXTS.length)]));
        values.add(any(random, "", "a", "abcde", "  x"));
        values.add(any(
                random, "\\x", "\\x00ff0a0d225c", "\\x" + Integer.toHexString(0x10000000 | random.nextInt(0xFFFFFF))));
        values.add(any(
                random,
                "null",
                "{}",
                "[]",
                "{\"a\": {\"b\": [1, 2.50, null, \"x\\ny\\\"\"]}}",
                "1e400",
                "\"\\u0001é\""));
        values.add(any(random, "{ \"b\" : 1,  \"a\":2, \"b\":3 }", "[ ]"));
        values.add(any(
                random,
                "infinity",
                "-infinity",
                "2026-03-29 01:30:00.000001+00",
                "4713-01-01 00:00:00+00 BC",
                "294276-12-31 23:59:59.999999+00"));
        values.add(any(random, "infinity", "2026-10-25 02:30:00", "0001-01-01 00:00:00"));
        values.add(any(random, "infinity", "2024-02-29", "4713-01-01 BC"));
        values.add(any(random, "24:00:00", "00:00:00.000001"));
        values.add(any(random, "23:59:59.999999+15:59", "00:00:00-15:59"));
        values.add(any(random, "-1 year 2 mons -3 days 04:05:06.789", "0", "178000000 years", "-00:00:00.000001"));
        values.add(any(random, "{}", "{NULL,\"NULL\",\"\",\"a,b\",\"{\",\"\\\"\",\"\\\\\"}", "[2:3]={x,y}"));
        values.add(any(random, "{}", "{{1,2},{3,NULL}}"));
        values.add(any(random, "::1/64", "10.0.0.1", "0.0.0.0/0"));
        values.add(any(random, "", "0", "10110"));
        values.add(any(random, "empty", "(,)", "[2026-01-01 00:00:00+00,2026-02-01 00:00:00+00)"));
        values.add(any(random, "good", "so, so", "b\"ad"));
        values.add(any(random, "a@b", "@\n"));
        values.add(any(random, "(,)", "(1,\"\")", "(2,\"a \"\"b\"\", c\")"));
        values.add(any(random, "(0,-0)", "(1e-300,NaN)"));
        values.add(any(random, "<a b=\"1\">x<!-- c --></a>", "text &amp; more"));
        values.add(any(random, "", "'a b':1A,2 c:3"));
        return values;
    }

    private static @Nullable String any(Random random, String... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(3000);
        while (text.length() < length) {
            int point = 1 + random.nextInt(0x10FFFF);
            if (Character.getType(point) != Character.SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    /** The steps themselves, between databases that have the same tables beyond those of the histories. */
    private void transfer() {
        Lease exporting = Leases.of(OperationKind.EXPORT, acme);
        ArchiveSummary archive;
        try (PoolSession session = bench.pools.open(TestPool.POOL, Fence.of(exporting))) {
            var export = new ExportArchive(
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
                    new ArchiveIntake(bench.archives, importing.command()),
                    bench.archives,
                    (_, _) -> {});
            load.act();
            load.verify();
        }
    }
}
