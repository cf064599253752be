package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.effect.role.OpenLogin;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Opens the database again; the control plane publishes the route once this has succeeded. */
record ResumeTenant(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.of(session, command.tenant());
        CloseLogins close = new CloseLogins(session, names);
        EndSessions end = new EndSessions(session, names, parts.pause());
        return new Saga(OperationKind.RESUME, List.of(new OpenLogin(session, names, close, end)));
    }
}
