package dev.freehold.worker.upkeep;

import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.platform.StateLog;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.postgres.stock.SchemaVersion;
import dev.freehold.worker.postgres.stock.Standby;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Brings a pool's stock to the number wanted, all of the newest schema: first what is too much goes, then what is missing is made. */
final class StandbyStock {
    private static final StateLog LOG = new StateLog(Logger.getLogger(StandbyStock.class));

    private final UpkeepSession session;
    private final StandbyMaker maker;
    private final StandbyRemover remover;

    StandbyStock(UpkeepSession session, StandbyMaker maker, StandbyRemover remover) {
        this.session = requireNonNull(session, "session is null");
        this.maker = requireNonNull(maker, "maker is null");
        this.remover = requireNonNull(remover, "remover is null");
    }

    void bringTo(int wanted, SchemaVersion schema) {
        List<Standby> kept = new ArrayList<>();
        for (Standby standby : session.standbys().all()) {
            if (kept.size() < wanted && standby.schema().equals(schema)) {
                kept.add(standby);
            } else {
                unlessStrange(standby.database(), () -> remover.remove(standby));
            }
        }
        kept.stream()
                .filter(standby -> !standby.ready())
                .forEach(halfMade -> unlessStrange(halfMade.database(), () -> maker.finish(halfMade)));
        for (int i = kept.size(); i < wanted; i++) {
            maker.make(schema);
        }
    }

    /** One that somebody else has meddled with must not keep the others from being looked after. */
    private static void unlessStrange(DatabaseName database, Runnable work) {
        try {
            work.run();
        } catch (StepFailedException e) {
            LOG.bad(
                    "database " + database,
                    "Stock is left as it is. " + e.verdict().failure().message());
        }
    }
}
