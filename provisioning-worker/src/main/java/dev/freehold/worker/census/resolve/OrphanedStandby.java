package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.ledger.UpkeepSession;
import dev.freehold.worker.postgres.stock.Standby;

/** Takes a standby out of stock that is no whole one, or that nobody goes on making. Upkeep makes another. */
record OrphanedStandby(UpkeepSession session, DropPace pace) {
    void resolve(Resolution asked) {
        Standby standby = session.standbys().all().stream()
                .filter(each -> each.database().value().equals(asked.subject()))
                .findFirst()
                .filter(each -> !each.ready() || !whole(each))
                .orElseThrow(RefusedResolution::noLongerSo);
        if (!session.standbys().retire(standby.database())) {
            throw RefusedResolution.noLongerSo();
        }
        session.databases().find(standby.database()).ifPresent(facts -> drop(standby, facts));
        standby.roles().forEach(session.roles()::drop);
        session.standbys().remove(standby.database());
    }

    private boolean whole(Standby standby) {
        return session.databases().find(standby.database()).isPresent()
                && standby.roles().stream().allMatch(session.roles()::exists);
    }

    /** One that takes connections may have become somebody's, whatever the ledger says. */
    private void drop(Standby standby, DatabaseFacts facts) {
        RefusedResolution.unless(
                facts.ours() && !facts.connectable(), "The database takes connections or belongs to another role.");
        pace.await(session.pool());
        session.databases().drop(standby.database());
    }
}
