package dev.freehold.worker.upkeep;

import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.postgres.stock.Standby;

import static java.util.Objects.requireNonNull;

/** Takes databases out of stock. The names are struck off last: until then what is left can be found by them. */
final class StandbyRemover {
    private final UpkeepSession session;
    private final DropPace pace;
    private final Checkpoint checkpoint;

    StandbyRemover(UpkeepSession session, DropPace pace, Checkpoint checkpoint) {
        this.session = requireNonNull(session, "session is null");
        this.pace = requireNonNull(pace, "pace is null");
        this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
    }

    /** Does nothing if it was claimed meanwhile. */
    void remove(Standby standby) {
        checkpoint.before("retire");
        if (!session.standbys().retire(standby.database())) {
            return;
        }
        checkpoint.before("unmake database");
        session.databases().find(standby.database()).ifPresent(facts -> {
            StockFacts.requireClosedAndOurs(facts);
            pace.await(session.pool());
            session.databases().drop(standby.database());
        });
        checkpoint.before("unmake roles");
        standby.roles().forEach(session.roles()::drop);
        checkpoint.before("strike off");
        session.standbys().remove(standby.database());
    }
}
