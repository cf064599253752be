package dev.freehold.worker.effect.database;

import java.util.Optional;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Copies the template to the reserved name, closed to everybody. */
public final class CreateTenantDatabase implements Step {
    private static final String NO_SUCH_DATABASE = "3D000";

    private final PoolSession session;
    private final Names names;
    private final TemplateDatabase template;
    private final DropTenantDatabases undo;

    public CreateTenantDatabase(PoolSession session, Names names, TemplateDatabase template, DropTenantDatabases undo) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.template = requireNonNull(template, "template is null");
        this.undo = requireNonNull(undo, "undo is null");
    }

    @Override
    public String name() {
        return "database";
    }

    /** A database under a name that our ledger has reserved at random, and that we own, is one we made. */
    @Override
    public boolean detect() {
        return find().filter(facts -> !facts.dropWasInterrupted()).isPresent();
    }

    @Override
    public void act() {
        DatabaseName database = names.only().database();
        find().ifPresent(leftover -> session.databases().drop(database));
        copyTemplateTo(database);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("database_missing", "The database was made but is not there.");
        }
    }

    @Override
    public void compensate() {
        undo.act();
    }

    /** The template may be made anew, or removed as unused, since the step that saw to it. */
    private void copyTemplateTo(DatabaseName database) {
        try {
            session.databases().createClosed(database, template.name());
        } catch (PostgresException e) {
            throw e.is(NO_SUCH_DATABASE)
                    ? StepFailedException.retryable("template_missing", "The pool's template database is gone.")
                    : e;
        }
    }

    private Optional<DatabaseFacts> find() {
        Optional<DatabaseFacts> facts = session.databases().find(names.only().database());
        facts.ifPresent(OursToDrop::requireOwner);
        return facts;
    }
}
