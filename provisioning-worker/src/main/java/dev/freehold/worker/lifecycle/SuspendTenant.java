package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Shuts the database as well: a data plane may be deaf, or its snapshot stale. */
record SuspendTenant(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.knownOf(session, command.tenant());
        return new Saga(
                OperationKind.SUSPEND,
                List.of(new CloseLogins(session, names), new EndSessions(session, names, parts.pause())));
    }
}
