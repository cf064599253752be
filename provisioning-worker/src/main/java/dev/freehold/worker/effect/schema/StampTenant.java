package dev.freehold.worker.effect.schema;

import java.util.List;

import dev.freehold.contracts.command.Command;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Writes into the database whose it is. */
public final class StampTenant implements Step {
    private final PoolSession session;
    private final Names names;
    private final TenantStamp stamp;

    public StampTenant(PoolSession session, Names names, Command command) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.stamp = new TenantStamp(command.tenant(), command.region(), command.environment());
    }

    @Override
    public String name() {
        return "stamp";
    }

    @Override
    public boolean detect() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return TenantStamp.read(sql).equals(List.of(stamp.tenant()));
        }
    }

    @Override
    public void act() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            if (TenantStamp.read(sql).isEmpty()) {
                stamp.write(sql);
            }
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.permanent("stamp_differs", "The database bears another tenant's stamp.");
        }
    }
}
