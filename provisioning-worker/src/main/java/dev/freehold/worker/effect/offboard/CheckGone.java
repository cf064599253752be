package dev.freehold.worker.effect.offboard;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Looks for everything that was to go, by the names that were written down before, and notes the time when it was found gone. */
public final class CheckGone implements Step {
    private final PoolSession session;
    private final TenantIdentities identities;
    private final TenantId tenant;

    public CheckGone(PoolSession session, TenantIdentities identities, TenantId tenant) {
        this.session = requireNonNull(session, "session is null");
        this.identities = requireNonNull(identities, "identities is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "check_gone";
    }

    @Override
    public boolean detect() {
        return session.offboardings()
                .of(tenant)
                .filter(offboarding -> offboarding.checkedAt() != null)
                .isPresent();
    }

    @Override
    public void act() {
        Offboarding.Stock stock = session.offboardings()
                .of(tenant)
                .map(Offboarding::stock)
                .orElseThrow(() -> StepFailedException.retryable(
                        "stock_unknown", "The ledger does not show what there was to drop."));
        boolean left = stock.databases().stream()
                        .anyMatch(name ->
                                session.databases().find(new DatabaseName(name)).isPresent())
                || stock.roles().stream().map(RoleName::new).anyMatch(session.roles()::exists)
                || identities.groupExists(tenant);
        if (left) {
            throw StepFailedException.retryable("not_gone", "Something of the tenant is still there after its drop.");
        }
        session.offboardings().gone(tenant);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("not_gone", "The ledger does not show that the tenant is gone.");
        }
    }
}
