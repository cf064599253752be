package dev.freehold.worker.effect.role;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.Roles;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes the database's two login roles, closed and without password. */
public final class CreateLoginRoles implements Step {
    private final PoolSession session;
    private final Names names;
    private final DropRoles undo;

    public CreateLoginRoles(PoolSession session, Names names, DropRoles undo) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.undo = requireNonNull(undo, "undo is null");
    }

    @Override
    public String name() {
        return "login_roles";
    }

    @Override
    public boolean detect() {
        return names.only().roles().stream().allMatch(session.roles()::isLoginRole);
    }

    @Override
    public void act() {
        Roles roles = session.roles();
        for (RoleName role : names.only().roles()) {
            if (!roles.exists(role)) {
                roles.createLoginRole(role);
            }
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.permanent(
                    "login_role_unfit", "A login role of the database has other rights than it should.");
        }
    }

    @Override
    public void compensate() {
        undo.act();
    }
}
