package dev.freehold.worker.effect.database;

import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Takes every right on the database from PUBLIC, lets its two roles connect, and only then opens it. */
public final class GrantDatabase implements Step {
    private final PoolSession session;
    private final Names names;
    private final int connectionLimit;

    /** @param connectionLimit how many connections both roles may have together */
    public GrantDatabase(PoolSession session, Names names, int connectionLimit) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.connectionLimit = connectionLimit;
    }

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public boolean detect() {
        Reservation reserved = names.only();
        Databases databases = session.databases();
        return databases.find(reserved.database()).filter(this::isOpened).isPresent()
                && databases.isPrivateTo(reserved.database(), reserved.roles());
    }

    @Override
    public void act() {
        Reservation reserved = names.only();
        Databases databases = session.databases();
        databases.revokeFromPublic(reserved.database());
        databases.grantConnect(reserved.database(), reserved.roles());
        databases.limitConnections(reserved.database(), connectionLimit);
        databases.allowConnections(reserved.database(), true);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "privileges_missing", "The database's privileges are not as they were set.");
        }
    }

    private boolean isOpened(DatabaseFacts facts) {
        return facts.connectable() && facts.connectionLimit() == connectionLimit;
    }
}
