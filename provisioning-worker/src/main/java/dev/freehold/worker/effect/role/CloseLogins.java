package dev.freehold.worker.effect.role;

import java.util.stream.Stream;

import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Lets neither role of the tenant's databases log in any more; the passwords stay, so that a resume needs no new ones. */
public final class CloseLogins implements Step {
    private final PoolSession session;
    private final Names names;

    public CloseLogins(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "close_logins";
    }

    @Override
    public boolean detect() {
        return open().findAny().isEmpty();
    }

    @Override
    public void act() {
        open().forEach(session.roles()::close);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("login_open", "A login of the tenant is still open.");
        }
    }

    private Stream<RoleName> open() {
        return names.all().stream()
                .flatMap(reserved -> reserved.roles().stream())
                .filter(session.roles()::canLogIn);
    }
}
