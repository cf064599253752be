package dev.freehold.worker.lifecycle;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.offboard.KeepAgain;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.effect.role.OpenLogin;
import dev.freehold.worker.effect.role.SealPlacement;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/**
 * Keeps the tenant without an end again, should its offboarding not have been taken back, and opens the database again, with a new credential: the suspension may have cut a rotation off between its publication and the ledger's
 * note of it, and the region's key may have changed. The control plane publishes the route once this has succeeded.
 */
final class ResumeTenant implements TenantSaga {
    private final Saga saga;
    private final SealPlacement seal;

    ResumeTenant(LifecycleParts parts, PoolSession session, Command command) {
        Names names = Names.of(session, command.tenant());
        CloseLogins close = new CloseLogins(session, names);
        EndSessions end = new EndSessions(session, names, parts.pause());
        this.seal = new SealPlacement(session, names, command, new Passwords(parts.random()), parts.sealer());
        this.saga = new Saga(
                OperationKind.RESUME,
                List.of(new KeepAgain(session, command.tenant()), new OpenLogin(session, names, close, end), seal));
    }

    @Override
    public Saga saga() {
        return saga;
    }

    @Override
    public Optional<String> sealedPlacement() {
        return seal.sealedPlacement();
    }
}
