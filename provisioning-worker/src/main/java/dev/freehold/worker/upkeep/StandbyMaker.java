package dev.freehold.worker.upkeep;

import java.time.Duration;
import java.util.Optional;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.effect.database.DrawNames;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.postgres.stock.SchemaVersion;
import dev.freehold.worker.postgres.stock.Standby;
import dev.freehold.worker.saga.Pause;

import static java.util.Objects.requireNonNull;

/** Makes databases for stock, as a provisioning would make them up to their privileges, and leaves them closed. */
final class StandbyMaker {
    private final UpkeepSession session;
    private final TemplateDatabase template;
    private final DrawNames names;
    private final int connectionLimit;
    private final Duration pace;
    private final Checkpoint checkpoint;

    StandbyMaker(
            UpkeepSession session,
            TemplateDatabase template,
            DrawNames names,
            int connectionLimit,
            Duration pace,
            Checkpoint checkpoint) {
        this.session = requireNonNull(session, "session is null");
        this.template = requireNonNull(template, "template is null");
        this.names = requireNonNull(names, "names is null");
        this.connectionLimit = connectionLimit;
        this.pace = requireNonNull(pace, "pace is null");
        this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
    }

    /** The names are written down before anything is made. */
    void make(SchemaVersion schema) {
        checkpoint.before("note");
        Standby noted = Standby.of(names.draw(), schema);
        session.standbys().add(noted);
        finish(noted);
    }

    /** Makes what is missing, wherever an earlier maker was broken off. */
    void finish(Standby standby) {
        checkpoint.before("make roles");
        for (RoleName role : standby.roles()) {
            if (!session.roles().exists(role)) {
                session.roles().createLoginRole(role);
            }
        }
        checkpoint.before("make database");
        ensureDatabase(standby);
        checkpoint.before("grant");
        Databases databases = session.databases();
        databases.revokeFromPublic(standby.database());
        databases.grantConnect(standby.database(), standby.roles());
        databases.limitConnections(standby.database(), connectionLimit);
        checkpoint.before("offer");
        session.standbys().markReady(standby.database());
        Pause.REAL.of(pace);
    }

    private void ensureDatabase(Standby standby) {
        Optional<DatabaseFacts> found = session.databases().find(standby.database());
        found.ifPresent(StockFacts::requireClosedAndOurs);
        if (found.filter(facts -> !facts.dropWasInterrupted()).isEmpty()) {
            session.databases().drop(standby.database());
            session.databases().createClosed(standby.database(), template.name());
        }
    }
}
