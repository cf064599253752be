package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Pause;

import static java.util.Objects.requireNonNull;

/** Shuts a suspended tenant's database again. */
record OpenLogins(PoolSession session) {
    void resolve(Resolution asked) {
        Names names = Names.of(session, requireNonNull(asked.tenant()));
        CloseLogins close = new CloseLogins(session, names);
        if (close.detect()) {
            throw RefusedResolution.noLongerSo();
        }
        close.act();
        close.verify();
        EndSessions end = new EndSessions(session, names, Pause.REAL);
        end.act();
        end.verify();
    }
}
