package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.database.CheckNames;
import dev.freehold.worker.effect.database.CheckPrivileges;
import dev.freehold.worker.effect.database.ProveIsolation;
import dev.freehold.worker.effect.schema.CheckSchema;
import dev.freehold.worker.effect.schema.CheckStamp;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Proves again what a provisioning proved, for an active or a suspended tenant alike; the first breach found fails it. */
record VerifyTenant(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.of(session, command.tenant());
        return new Saga(
                OperationKind.VERIFY,
                List.of(
                        new CheckNames(session, names),
                        new CheckPrivileges(session, names),
                        new CheckStamp(session, names, command.tenant()),
                        new CheckSchema(session, names),
                        new ProveIsolation(session, names, new Passwords(parts.random()))));
    }
}
