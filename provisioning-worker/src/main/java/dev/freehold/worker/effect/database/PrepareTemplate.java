package dev.freehold.worker.effect.database;

import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Templates;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes the pool's template of the newest schema, once a pool and schema version. It stays when a provisioning is undone. */
public final class PrepareTemplate implements Step {
    private final PoolSession session;
    private final TemplateDatabase template;

    public PrepareTemplate(PoolSession session, TemplateDatabase template) {
        this.session = requireNonNull(session, "session is null");
        this.template = requireNonNull(template, "template is null");
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public boolean detect() {
        return session.templates().isComplete(template.version())
                && session.databases()
                        .find(template.name())
                        .filter(facts -> facts.ours() && facts.template() && !facts.allowsConnections())
                        .isPresent();
    }

    @Override
    public void act() {
        session.templates().alone(template.version(), () -> {
            if (!detect()) {
                make();
            }
        });
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("template_missing", "The pool has no complete template database.");
        }
    }

    private void make() {
        Templates templates = session.templates();
        Databases databases = session.databases();
        templates.mark(template.version(), template.name(), false);
        removeHalfMade(databases);
        databases.createClosed(template.name(), TemplateDatabase.EMPTY);
        databases.revokeFromPublic(template.name());
        databases.allowConnections(template.name(), true);
        TenantHistories.createNamespaces(session, template.name());
        TenantHistories.migrate(session, template.name());
        databases.allowConnections(template.name(), false);
        databases.markAsTemplate(template.name(), true);
        templates.mark(template.version(), template.name(), true);
    }

    private void removeHalfMade(Databases databases) {
        databases.find(template.name()).ifPresent(facts -> {
            OursToDrop.requireOwner(facts);
            if (facts.template()) {
                databases.markAsTemplate(template.name(), false);
            }
            databases.drop(template.name());
        });
    }
}
