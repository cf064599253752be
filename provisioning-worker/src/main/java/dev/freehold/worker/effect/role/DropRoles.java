package dev.freehold.worker.effect.role;

import java.util.stream.Stream;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Removes the login roles behind the names, after their databases. */
public final class DropRoles implements Step {
    private final PoolSession session;
    private final Names names;

    public DropRoles(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "drop_roles";
    }

    @Override
    public boolean detect() {
        return roles().noneMatch(session.roles()::exists);
    }

    @Override
    public void act() {
        roles().forEach(session.roles()::drop);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("role_alive", "A login role is still there after its drop.");
        }
    }

    private Stream<RoleName> roles() {
        return names.all().stream().flatMap(reserved -> reserved.roles().stream());
    }
}
