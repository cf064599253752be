package dev.freehold.worker.upkeep;

import java.security.SecureRandom;
import java.time.Duration;

import dev.freehold.worker.effect.database.DrawNames;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.effect.database.TemplateStock;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.postgres.ledger.UpkeepSession;

/**
 * One round of looking after one pool: its template, then its stock. During a roll-out the workers with the newest schema do it; the
 * older ones only say that they are alive.
 *
 * @param connectionLimit how many connections both login roles of a database may have together
 */
record PoolUpkeep(
        TemplateDatabase template,
        SecureRandom random,
        DropPace dropPace,
        Duration standbyPace,
        Duration templateGrace,
        int connectionLimit) {
    /**
     * Returns how many databases are ready to be claimed afterwards.
     *
     * @param wanted how many should be
     * @param refill whether to make those that are missing
     */
    long run(ReadyPool pool, int wanted, boolean refill, Checkpoint checkpoint) {
        try (UpkeepSession session = pool.openForUpkeep()) {
            session.templates().use(template.version());
            if (!session.templates().hasNewerInUse(template.version(), templateGrace) && session.takeOver()) {
                new TemplateStock(session).ensure(template);
                new TemplateStock(session).removeUnused(template, templateGrace);
                long most =
                        refill ? wanted : Math.min(wanted, session.standbys().ready(template.schema()));
                stock(session, checkpoint).bringTo((int) most, template.schema());
            }
            return session.standbys().ready(template.schema());
        }
    }

    private StandbyStock stock(UpkeepSession session, Checkpoint checkpoint) {
        DrawNames names = new DrawNames(random);
        return new StandbyStock(
                session,
                new StandbyMaker(session, template, names, connectionLimit, standbyPace, checkpoint),
                new StandbyRemover(session, dropPace, checkpoint));
    }
}
