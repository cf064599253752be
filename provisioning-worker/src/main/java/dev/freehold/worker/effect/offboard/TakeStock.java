package dev.freehold.worker.effect.offboard;

import java.util.List;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Writes down what there is to remove, before any of it goes: afterwards nothing could tell. */
public final class TakeStock implements Step {
    private final PoolSession session;
    private final Names names;
    private final TenantIdentities identities;
    private final TenantId tenant;

    public TakeStock(PoolSession session, Names names, TenantIdentities identities, TenantId tenant) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.identities = requireNonNull(identities, "identities is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "take_stock";
    }

    @Override
    public boolean detect() {
        return session.offboardings()
                .of(tenant)
                .filter(offboarding -> offboarding.stock() != null)
                .isPresent();
    }

    @Override
    public void act() {
        List<Reservation> reserved = names.all();
        session.offboardings()
                .found(
                        tenant,
                        new Offboarding.Stock(
                                reserved.stream()
                                        .map(each -> each.database().value())
                                        .toList(),
                                reserved.stream()
                                        .flatMap(each -> each.roles().stream())
                                        .map(Object::toString)
                                        .toList(),
                                identities.countOwn(tenant)));
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("stock_unknown", "The ledger does not show what there is to drop.");
        }
    }
}
