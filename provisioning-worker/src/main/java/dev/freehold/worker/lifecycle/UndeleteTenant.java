package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.offboard.KeepAgain;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Takes an offboarding back; the database stays closed until it is resumed. */
record UndeleteTenant(PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        return new Saga(OperationKind.UNDELETE, List.of(new KeepAgain(session, command.tenant())));
    }
}
