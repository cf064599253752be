package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.worker.saga.StoppedException;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TenantContent;
import dev.freehold.worker.testing.TestJournal;
import dev.freehold.worker.testing.Workbench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** A database that somebody else has run becomes a tenant and stays as it was. The one here is of another tenant id, and is reached by a role of its own. */
class AdoptIT {
    private static final String PASSWORD = "p@ss/word of the source";

    /** Those that an import of an archive does not have, and the last; {@link ArchiveTakeoverIT} dies at the others. */
    private static final Set<String> OWN_STEPS = Set.of("archive", "archive_schema", "members", "seal");

    private final Workbench bench = new Workbench();
    private final TenantId legacy = Leases.newTenant();
    private final TenantId acme = Leases.newTenant();
    private final Placement source = bench.provision(legacy);
    private final String reader = "reader_" + source.database().value();

    @BeforeEach
    void haveASourceWithRowsAndMembers() {
        bench.server.superuser(source.database().value(), """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s' IN ROLE fh_owner;
                GRANT CONNECT ON DATABASE %3$s TO %1$s;
                INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                SELECT '%4$s', gen_random_uuid(), 'SKU-' || n, E'wäsher "%4$s"\\nof two lines', n, 0, now(), now()
                FROM generate_series(1, 300) n;
                INSERT INTO freehold.member (tenant_id, id, email, name, roles)
                VALUES ('%4$s', 'subject-elsewhere', 'grace@%4$s.example', 'Grace Hopper', '{editor}');
                """.formatted(reader, PASSWORD, source.database(), legacy));
    }

    @Test
    void becomesATenantWithTheSameContentAndStaysAsItWas() {
        Map<String, List<String>> before = TenantContent.of(bench.server, source.database(), legacy);
        String rulesBefore = TenantContent.rules(bench.server, source.database());
        TestJournal journal = TestJournal.whole();

        Conducted conducted = bench.conduct(adopting(), journal);

        Placement made = bench.placement(acme, conducted);
        assertThat(journal.failed).isEmpty();
        Map<String, List<String>> adopted = TenantContent.of(bench.server, made.database(), legacy, acme);
        assertThat(adopted.get("product.product")).hasSize(300).isEqualTo(before.get("product.product"));
        assertThat(TenantContent.rules(bench.server, made.database())).isEqualTo(rulesBefore);
        assertThat(bench.server.ask(
                        made.database().value(),
                        "SELECT DISTINCT tenant_id FROM product.product UNION SELECT id FROM freehold.tenant"))
                .containsExactly(acme.toString());
        assertThat(conducted.archive().orElseThrow().rows())
                .isEqualTo(Stream.of("product.product", "freehold.member", "freehold.audit_log")
                        .mapToInt(table -> requireNonNull(before.get(table)).size())
                        .sum());
        assertThat(TenantContent.of(bench.server, source.database(), legacy)).isEqualTo(before);
        assertThat(TenantContent.rules(bench.server, source.database())).isEqualTo(rulesBefore);
        bench.succeed(OperationKind.VERIFY, acme);
    }

    @Test
    void letsItsMembersInUnderTheSubjectsThatTheirTokensHaveHere() {
        Placement made = bench.placement(acme, bench.conduct(adopting()));

        List<String> members = bench.server.ask(
                made.database().value(),
                "SELECT id || ' ' || email || ' ' || array_to_string(roles, ',') FROM freehold.member");
        String ada = subjectOf("ada@" + legacy + ".example");
        String grace = subjectOf("grace@" + legacy + ".example");
        assertThat(members)
                .containsExactlyInAnyOrder(
                        ada + " ada@" + legacy + ".example admin", grace + " grace@" + legacy + ".example editor");
        for (String subject : List.of(ada, grace)) {
            assertThat(bench.keycloak.groupsOf(subject, true))
                    .extracting(group -> group.name())
                    .contains(acme.toString());
        }
    }

    @Test
    void isRefusedWhereItIsNotOneTenantsOrOfAnotherSchemaAndLeavesNothing() {
        spoilt(
                "INSERT INTO freehold.audit_log (tenant_id, actor, operation, relation, row_id) VALUES (gen_random_uuid(), 'x', 'x', 'x', 'x')",
                "source_not_of_one_tenant");
        spoilt(
                "INSERT INTO freehold.tenant (id, region, environment) VALUES (gen_random_uuid(), 'local', 'test')",
                "source_not_of_one_tenant");
        spoilt(
                "UPDATE freehold.product_history SET script = 'V1__other.sql' WHERE script = 'V1__product.sql'",
                "source_schema_unknown");
        spoilt("""
                INSERT INTO freehold.product_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (9, '2', 'later', 'SQL', 'V2__later.sql', 'fh_owner', 1, true)
                """, "source_newer");
        spoilt("ALTER TABLE freehold.platform_history RENAME TO was_history", "source_schema_unknown");
        spoilt("REVOKE fh_owner FROM " + reader, "source_forbidden");
    }

    @Test
    void isRefusedWhereItCannotOrMayNotBeReachedAndNothingOfItIsSaid() {
        refuses(adopting(at("localhost", PASSWORD + "x")), "source_unreachable");
        refuses(adopting(at("db.example.org", PASSWORD)), "source_not_allowed");
        refuses(adopting(at("127.0.0.1", PASSWORD)), "source_not_allowed");
        String other = OpeningKeys.generate("region-1").publicJwks();
        refuses(
                Leases.adopting(acme, Leases.admin(legacy), at("localhost", PASSWORD), SealingKey.parse(other)),
                "source_not_sealed");
    }

    @TestFactory
    Stream<DynamicTest> isFinishedByTheNextWorkerAlsoWithoutTheSourceOnceThatWasRead() {
        return steps().map(step -> dynamicTest(step, () -> {
            TenantId adopted = Leases.newTenant();
            Lease lease = adopting(adopted, at("localhost", PASSWORD));
            dieAfter(step, lease);
            bench.server.superuser("postgres", "ALTER ROLE " + reader + " NOLOGIN");
            Placement made = bench.placement(adopted, bench.conduct(Leases.next(lease)));
            bench.server.superuser("postgres", "ALTER ROLE " + reader + " LOGIN");
            assertThat(bench.server.ask(made.database().value(), "SELECT count(*) FROM product.product"))
                    .containsExactly("300");
        }));
    }

    @TestFactory
    Stream<DynamicTest> isUndoneByTheNextWorkerAndLeavesNothing() {
        return steps().map(step -> dynamicTest(step, () -> {
            List<String> before = bench.server.tenantThings();
            TenantId adopted = Leases.newTenant();
            Lease lease = adopting(adopted, at("localhost", PASSWORD));
            dieAfter(step, lease);
            Lease undo = Leases.compensating(lease);
            dieAfter(step, undo);
            bench.undo(Leases.next(undo));
            leavesNothing(adopted, before);
        }));
    }

    private Stream<String> steps() {
        TestJournal journal = TestJournal.whole();
        bench.conduct(adopting(Leases.newTenant(), at("localhost", PASSWORD)), journal);
        assertThat(journal.failed).isEmpty();
        assertThat(journal.plan).startsWith("archive").contains("members").endsWith("seal");
        return journal.plan.stream().filter(OWN_STEPS::contains);
    }

    private void dieAfter(String step, Lease lease) {
        try {
            bench.conduct(lease, TestJournal.brokenAfter(step));
        } catch (StoppedException died) {
            // As it was to.
        }
    }

    private void spoilt(String how, String code) {
        String spoil = "BEGIN; " + how + "; COMMIT";
        bench.server.superuser(source.database().value(), spoil);
        refuses(adopting(), code);
        bench.server.superuser(source.database().value(), """
                DELETE FROM freehold.audit_log WHERE tenant_id <> '%1$s';
                DELETE FROM freehold.tenant WHERE id <> '%1$s';
                DO $$ BEGIN IF to_regclass('freehold.was_history') IS NOT NULL THEN
                    ALTER TABLE freehold.was_history RENAME TO platform_history; END IF; END $$;
                UPDATE freehold.product_history SET script = 'V1__product.sql' WHERE script = 'V1__other.sql';
                DELETE FROM freehold.product_history WHERE script = 'V2__later.sql';
                """.formatted(legacy));
    }

    private void refuses(Lease lease, String code) {
        List<String> before = bench.server.tenantThings();
        Conducted conducted = bench.conduct(lease);

        assertThat(conducted.end().outcome()).as("%s", conducted.end()).isEqualTo(Outcome.COMPENSATE);
        assertThat(conducted.end().failure()).hasFieldOrPropertyWithValue("code", code);
        assertThat(conducted.end().toString())
                .doesNotContain(PASSWORD, reader, source.database().value(), "example.org");
        bench.undo(Leases.compensating(lease));
        leavesNothing(acme, before);
    }

    private void leavesNothing(TenantId tenant, List<String> before) {
        assertThat(bench.server.tenantThings()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(bench.keycloak.groups.values())
                .extracting(group -> group.name())
                .doesNotContain(tenant.toString());
        try {
            assertThat(bench.objects.anyUnder(StoredArchive.prefixOf(tenant))).isFalse();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SourceDatabase at(String host, String password) {
        return new SourceDatabase(
                host, bench.server.pool().server().port(), source.database().value(), reader, password);
    }

    private Lease adopting() {
        return adopting(at(PostgresServer.HOST, PASSWORD));
    }

    private Lease adopting(SourceDatabase from) {
        return adopting(acme, from);
    }

    private Lease adopting(TenantId tenant, SourceDatabase from) {
        return Leases.adopting(tenant, Leases.admin(legacy), from, SealingKey.parse(bench.region.publicJwks()));
    }

    private String subjectOf(String email) {
        return bench.keycloak.users.values().stream()
                .filter(user -> email.equals(user.email()))
                .map(user -> String.valueOf(user.id()))
                .findFirst()
                .orElseThrow();
    }
}
