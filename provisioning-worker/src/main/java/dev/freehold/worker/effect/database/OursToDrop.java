package dev.freehold.worker.effect.database;

import java.util.List;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** A database is ours to drop only if the ledger reserved its name, the worker owns it and, where one can look, its stamp agrees. */
final class OursToDrop {
    private final PoolSession session;

    OursToDrop(PoolSession session) {
        this.session = requireNonNull(session, "session is null");
    }

    static void requireOwner(DatabaseFacts facts) {
        if (!facts.ours()) {
            throw StepFailedException.permanent(
                    "database_not_ours", "A database of the reserved name belongs to another role; it is left alone.");
        }
    }

    void require(Reservation reserved, DatabaseFacts facts) {
        requireOwner(facts);
        if (facts.connectable()) {
            requireStamp(reserved);
        }
    }

    /** One that is still being made may not be stamped yet. */
    private void requireStamp(Reservation reserved) {
        List<TenantId> stamps;
        try (SqlSession sql = session.openAsOwner(reserved.database())) {
            stamps = TenantStamp.read(sql);
        }
        boolean unstamped = stamps.isEmpty() && reserved.state() != Reservation.State.LIVE;
        if (!unstamped && !stamps.equals(List.of(reserved.tenant()))) {
            throw StepFailedException.permanent(
                    "stamp_differs", "The database does not bear this tenant's stamp; it is left alone.");
        }
    }
}
