package dev.freehold.worker.effect.schema;

import java.util.List;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Check;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** That the database says itself whose it is. */
public final class CheckStamp implements Check {
    private final PoolSession session;
    private final Names names;
    private final TenantId tenant;

    public CheckStamp(PoolSession session, Names names, TenantId tenant) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "check_stamp";
    }

    @Override
    public void act() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            if (!TenantStamp.read(sql).equals(List.of(tenant))) {
                throw StepFailedException.permanent(
                        "stamp_differs", "The database does not bear this tenant's stamp alone.");
            }
        }
    }
}
