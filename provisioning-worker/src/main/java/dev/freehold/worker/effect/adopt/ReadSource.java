package dev.freehold.worker.effect.adopt;

import dev.freehold.worker.effect.archive.ExportArchive;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Writes the source's archive, in the new tenant's name. Once it is there the source is never asked again. */
public final class ReadSource implements Step {
    private final ExportArchive export;

    public ReadSource(ExportArchive export) {
        this.export = requireNonNull(export, "export is null");
    }

    @Override
    public String name() {
        return export.name();
    }

    @Override
    public boolean detect() {
        return export.detect();
    }

    @Override
    public void act() {
        try {
            export.act();
        } catch (PostgresException e) {
            throw failure(e.sqlState());
        }
    }

    @Override
    public void verify() {
        export.verify();
    }

    @Override
    public void compensate() {
        export.compensate();
    }

    /** What the server said stays unsaid: its words are about a database that is none of ours. */
    private static StepFailedException failure(String state) {
        if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P0") || state.startsWith("53")) {
            return StepFailedException.retryable("source_lost", "The connection to the source broke off.");
        }
        return switch (state) {
            case "42501" ->
                StepFailedException.permanent(
                        "source_forbidden",
                        "The connection string's role may not read all of the source: it has to own the tables, or be a member of who does.");
            case "55000" ->
                StepFailedException.permanent(
                        "source_standby", "The source is a standby server or not ready; name its primary.");
            default ->
                StepFailedException.permanent("source_failed", "The source's server refused (SQLSTATE " + state + ").");
        };
    }
}
