package dev.freehold.worker.effect.database;

import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes the pool's template of the newest schema, once a pool and schema version. It stays when a provisioning is undone. */
public final class PrepareTemplate implements Step {
    private final TemplateStock stock;
    private final TemplateDatabase template;

    public PrepareTemplate(PoolSession session, TemplateDatabase template) {
        this.stock = new TemplateStock(session);
        this.template = requireNonNull(template, "template is null");
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public boolean detect() {
        return stock.has(template);
    }

    @Override
    public void act() {
        stock.ensure(template);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("template_missing", "The pool has no complete template database.");
        }
    }
}
