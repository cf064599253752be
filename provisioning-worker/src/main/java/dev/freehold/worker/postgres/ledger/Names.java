package dev.freehold.worker.postgres.ledger;

import java.util.List;
import java.util.function.Supplier;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** The reserved names that a saga is about, read from the ledger each time: what a step finds there does not depend on who wrote it. */
public final class Names {
    private final Supplier<List<Reservation>> reservations;

    private Names(Supplier<List<Reservation>> reservations) {
        this.reservations = requireNonNull(reservations, "reservations is null");
    }

    /** Those that a provisioning has reserved. */
    public static Names of(PoolSession session, OperationId operation) {
        return new Names(() -> session.reservations().of(operation).stream().toList());
    }

    /** Every one of a tenant. */
    public static Names of(PoolSession session, TenantId tenant) {
        return new Names(() -> session.reservations().of(tenant));
    }

    /**
     * Every one of a tenant, where to find none does not mean that there is nothing to do: reading them fails then, retryably, unless
     * the tenant was dropped before.
     */
    public static Names knownOf(PoolSession session, TenantId tenant) {
        Names names = of(session, tenant);
        return new Names(() -> {
            List<Reservation> found = names.all();
            if (found.isEmpty() && !session.reservations().isBuried(tenant)) {
                throw StepFailedException.retryable(
                        "names_unknown", "The pool's ledger knows no database of this tenant.");
            }
            return found;
        });
    }

    public List<Reservation> all() {
        return reservations.get();
    }

    /** @throws StepFailedException if the ledger has none, or several */
    public Reservation only() {
        List<Reservation> found = all();
        if (found.size() != 1) {
            throw StepFailedException.permanent(
                    "reservation_missing",
                    "The pool's ledger has " + found.size() + " databases for this; one is needed.");
        }
        return found.getFirst();
    }
}
