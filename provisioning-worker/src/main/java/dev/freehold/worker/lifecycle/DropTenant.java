package dev.freehold.worker.lifecycle;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.worker.effect.database.DropTenantDatabases;
import dev.freehold.worker.effect.database.ReleaseNames;
import dev.freehold.worker.effect.identity.DropIdentity;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.effect.role.CloseLogins;
import dev.freehold.worker.effect.role.DropRoles;
import dev.freehold.worker.effect.role.EndSessions;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Saga;

/** Removes everything a tenant had: identities only once the database proved ours to drop, and last the names under which it could be found. */
record DropTenant(LifecycleParts parts, PoolSession session, Command command) implements TenantSaga {
    @Override
    public Saga saga() {
        Names names = Names.knownOf(session, command.tenant());
        var identities = new TenantIdentities(parts.keycloak(), session::requireCurrent);
        return new Saga(
                OperationKind.DROP,
                List.of(
                        new CloseLogins(session, names),
                        new EndSessions(session, names, parts.pause()),
                        new DropTenantDatabases(session, names, parts.dropPace()),
                        new DropIdentity(identities, command.tenant()),
                        new DropRoles(session, names),
                        new ReleaseNames(session, command.tenant())));
    }
}
