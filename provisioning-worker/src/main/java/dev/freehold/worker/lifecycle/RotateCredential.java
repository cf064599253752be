package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.credential.AwaitDataPlanes;
import dev.freehold.worker.effect.credential.ChooseNextRole;
import dev.freehold.worker.effect.credential.CloseFormerLogin;
import dev.freehold.worker.effect.credential.OpenNextLogin;
import dev.freehold.worker.effect.credential.PlacementDesk;
import dev.freehold.worker.effect.credential.ProveNextLogin;
import dev.freehold.worker.effect.credential.PublishPlacement;
import dev.freehold.worker.effect.credential.Rotation;
import dev.freehold.worker.effect.credential.SealNextPlacement;
import dev.freehold.worker.effect.credential.SwitchRole;
import dev.freehold.worker.postgres.Passwords;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Gives the database a new credential, sealed with the region's key of today, while the one before serves until nobody needs it. */
record RotateCredential(LifecycleParts parts, PoolSession session, Command command, PlacementDesk desk)
        implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.of(session, command.tenant());
        Rotation rotation = new Rotation(session, names, command, new Passwords(parts.random()), parts.sealer(), desk);
        return new Saga(
                OperationKind.ROTATE,
                List.of(
                        new ChooseNextRole(rotation),
                        new OpenNextLogin(rotation),
                        new ProveNextLogin(rotation),
                        new SealNextPlacement(rotation),
                        new PublishPlacement(rotation),
                        new SwitchRole(rotation),
                        new AwaitDataPlanes(rotation, parts.pause()),
                        new CloseFormerLogin(rotation, parts.pause())));
    }
}
