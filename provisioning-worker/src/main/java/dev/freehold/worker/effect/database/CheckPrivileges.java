package dev.freehold.worker.effect.database;

import java.util.List;

import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantCatalogue;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Reservation;
import dev.freehold.worker.saga.Check;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** That nobody has been given more than we give: on the database, and on what is in it. */
public final class CheckPrivileges implements Check {
    private final PoolSession session;
    private final Names names;

    public CheckPrivileges(PoolSession session, Names names) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
    }

    @Override
    public String name() {
        return "check_privileges";
    }

    @Override
    public void act() {
        Reservation reserved = names.only();
        if (!session.databases().isPrivateTo(reserved.database(), reserved.roles())) {
            throw StepFailedException.permanent(
                    "privileges_differ", "PUBLIC has a right on the database, or a role of its own lacks one.");
        }
        try (SqlSession sql = session.openAsOwner(reserved.database())) {
            TenantCatalogue catalogue = new TenantCatalogue(sql);
            requireNone(catalogue.notOwned(), "owner_differs", "does not belong to the owner of tenant schemas");
            requireNone(catalogue.withoutSecondLock(), "second_lock_missing", "lacks its row-level security");
            requireNone(catalogue.openToOthers(), "privileges_differ", "can be used by others than the tenant's roles");
        }
    }

    /** Names of relations are the product's and say nothing of the tenant. */
    private static void requireNone(List<String> offenders, String code, String breach) {
        if (!offenders.isEmpty()) {
            String more = offenders.size() == 1 ? "" : " and " + (offenders.size() - 1) + " more";
            throw StepFailedException.permanent(
                    code, "In the tenant's database " + offenders.getFirst() + more + " " + breach + ".");
        }
    }
}
