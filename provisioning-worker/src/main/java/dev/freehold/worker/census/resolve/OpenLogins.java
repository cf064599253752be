package dev.freehold.worker.census.resolve;

import java.util.List;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.Roles;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Shuts a login again that nobody needs, and the sessions that came in by it. The tenant's other role stays as it is. */
record OpenLogins(PoolSession session) {
    void resolve(Resolution asked) {
        Roles roles = session.roles();
        RoleName role = Names.of(session, requireNonNull(asked.tenant())).all().stream()
                .flatMap(reserved -> reserved.roles().stream())
                .filter(reserved -> reserved.value().equals(asked.subject()) && roles.canLogIn(reserved))
                .findFirst()
                .orElseThrow(RefusedResolution::noLongerSo);
        roles.close(role);
        roles.terminateSessions(List.of(role));
        if (roles.canLogIn(role) || roles.sessions(List.of(role)) > 0) {
            throw StepFailedException.retryable("session_alive", "A session of the tenant could not be ended yet.");
        }
    }
}
