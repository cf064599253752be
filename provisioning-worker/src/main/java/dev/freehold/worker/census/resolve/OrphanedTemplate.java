package dev.freehold.worker.census.resolve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.database.TemplateStock;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.ledger.UpkeepSession;

/** Removes a template that only the ledger or only the server has, under the lock of those who make templates. */
record OrphanedTemplate(UpkeepSession session, DropPace pace) {
    private static final Pattern NAME = Pattern.compile("fh_template_v([0-9]{1,8})");

    void resolve(Resolution asked) {
        Matcher name = NAME.matcher(asked.subject());
        RefusedResolution.unless(name.matches(), "The name is not one of a template.");
        int version = Integer.parseInt(name.group(1));
        session.alone(TemplateStock.lock(version), () -> remove(version, asked));
    }

    private void remove(int version, Resolution asked) {
        DatabaseName database = new DatabaseName(asked.subject());
        boolean known = new LedgerNames(session.sql()).know(database);
        var facts = session.databases().find(database);
        if (known && facts.isEmpty()) {
            session.templates().remove(version);
        } else if (!known && facts.isPresent()) {
            drop(database, facts.get(), asked);
        } else {
            throw RefusedResolution.noLongerSo();
        }
    }

    private void drop(DatabaseName database, DatabaseFacts facts, Resolution asked) {
        RefusedResolution.unless(facts.ours(), "The database belongs to another role.");
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        if (facts.template()) {
            session.databases().markAsTemplate(database, false);
        }
        pace.await(session.pool());
        session.databases().drop(database);
    }
}
