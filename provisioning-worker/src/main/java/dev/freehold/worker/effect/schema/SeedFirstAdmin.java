package dev.freehold.worker.effect.schema;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes the first administrator a member of the tenant. */
public final class SeedFirstAdmin implements Step {
    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final FirstAdmin admin;
    private final Supplier<String> lookUp;
    private @Nullable String memberId;

    /** @param memberId tells the administrator's token subject, which is asked for once a run */
    public SeedFirstAdmin(
            PoolSession session, Names names, Command command, FirstAdmin admin, Supplier<String> memberId) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.admin = requireNonNull(admin, "admin is null");
        this.lookUp = requireNonNull(memberId, "memberId is null");
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public boolean detect() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return sql.holds(
                    "SELECT 'admin' = ANY (roles) FROM freehold.member WHERE tenant_id = ? AND id = ?",
                    command.tenant().value(),
                    memberId());
        }
    }

    @Override
    public void act() {
        String id = memberId();
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            sql.inTransaction(() -> {
                sql.all(
                        "SELECT set_config('freehold.actor', ?, true)",
                        row -> true,
                        "operation:" + command.operation());
                sql.update("""
                        INSERT INTO freehold.member (tenant_id, id, email, name, roles) VALUES (?, ?, lower(?), ?, '{admin}')
                        ON CONFLICT (tenant_id, id) DO UPDATE SET roles = EXCLUDED.roles
                        """, command.tenant().value(), id, admin.email(), admin.name());
            });
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("member_missing", "The first administrator is not a member yet.");
        }
    }

    /** The identity server's answer costs more than the insertion; whoever takes over asks anew. */
    private String memberId() {
        String known = memberId;
        if (known == null) {
            known = lookUp.get();
            memberId = known;
        }
        return known;
    }
}
