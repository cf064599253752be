package dev.freehold.worker.upkeep;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateUpkeepIT {
    private static final String NEWEST = "fh_template_v" + Stock.NEWEST;

    private final Stock stock = new Stock(Duration.ofHours(1));

    @AfterEach
    void forgetOtherVersions() {
        stock.change("DELETE FROM ledger.template WHERE version <> " + Stock.NEWEST);
        stock.bringTo(0);
    }

    @Test
    void makesTheTemplateClosedBeforeAnybodyAsksForATenant() {
        stock.bringTo(0);
        dropTemplate();
        stock.bringTo(0);
        assertThat(stock.server()
                        .ask(
                                "postgres",
                                "SELECT (datistemplate, datallowconn)::text FROM pg_database WHERE datname = '" + NEWEST
                                        + "'"))
                .containsExactly("(t,f)");
    }

    @Test
    void makesATemplateAnewThatWasMadeOfOtherMigrations() {
        stock.bringTo(0);
        List<String> before = oid();
        stock.bringTo(0);
        assertThat(oid()).isEqualTo(before);
        stock.change("UPDATE ledger.template SET checksum = 'other'");
        stock.bringTo(0);
        assertThat(oid()).isNotEqualTo(before);
        new Workbench().provision(Leases.newTenant());
    }

    @Test
    void removesAnOlderTemplateOnceNoWorkerHasUsedItForLong() {
        stock.bringTo(0);
        stock.server().superuser("postgres", "CREATE DATABASE fh_template_v1 OWNER freehold_worker");
        stock.server().superuser("postgres", "ALTER DATABASE fh_template_v1 IS_TEMPLATE true ALLOW_CONNECTIONS false");
        stock.change("INSERT INTO ledger.template (version, database, complete, used_at)"
                + " VALUES (1, 'fh_template_v1', true, now() - interval '59 minutes')");
        stock.bringTo(0);
        assertThat(templates()).contains("fh_template_v1");

        stock.change("UPDATE ledger.template SET used_at = now() - interval '61 minutes'");
        stock.bringTo(0);
        assertThat(templates()).containsExactly(NEWEST);
        assertThat(stock.ledger("SELECT version FROM ledger.template")).containsExactly(Integer.toString(Stock.NEWEST));
    }

    @Test
    void leavesEverythingToTheWorkersOfANewerSchema() {
        stock.bringTo(0);
        int newer = Stock.NEWEST + 1;
        stock.change("INSERT INTO ledger.template (version, database, complete) VALUES (" + newer + ", 'fh_template_v"
                + newer + "', true)");
        stock.change("UPDATE ledger.template SET used_at = now() - interval '59 minutes' WHERE version < " + newer);
        assertThat(stock.bringTo(2)).isZero();
        assertThat(stock.noted()).isEmpty();
        assertThat(stock.ledger("SELECT used_at > now() - interval '1 minute' FROM ledger.template WHERE version = "
                        + Stock.NEWEST))
                .containsExactly("t");
    }

    @Test
    void looksAfterThePoolAgainOnceTheNewerSchemaWasRolledBack() {
        stock.bringTo(0);
        stock.change("INSERT INTO ledger.template (version, database, complete, used_at) VALUES (" + (Stock.NEWEST + 1)
                + ", 'fh_template_newer', true, now() - interval '61 minutes')");
        assertThat(stock.bringTo(1)).isEqualTo(1);
    }

    private void dropTemplate() {
        stock.change("DELETE FROM ledger.template");
        stock.server()
                .superuser("postgres", "UPDATE pg_database SET datistemplate = false WHERE datname = '" + NEWEST + "'");
        stock.server().superuser("postgres", "DROP DATABASE IF EXISTS " + NEWEST);
    }

    private List<String> oid() {
        return stock.server().ask("postgres", "SELECT oid FROM pg_database WHERE datname = '" + NEWEST + "'");
    }

    private List<String> templates() {
        return stock.server().ask("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'fh\\_template%'");
    }
}
