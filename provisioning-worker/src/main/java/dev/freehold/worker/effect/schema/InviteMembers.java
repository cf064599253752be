package dev.freehold.worker.effect.schema;

import java.util.List;
import java.util.Set;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.worker.effect.identity.TenantIdentities;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Lets the members that came with the data in: each is put into the tenant's group, found by e-mail address or made as the first
 * administrator is, and the row bears the subject that the person's tokens have here. Two rows of one person become one, with the roles of both.
 */
public final class InviteMembers implements Step {
    private static final String MOVE = """
            UPDATE freehold.member SET id = ? WHERE tenant_id = ? AND id = ?
            """;
    private static final String MERGE = """
            UPDATE freehold.member kept
            SET roles = array(SELECT DISTINCT unnest(kept.roles || given.roles) ORDER BY 1)
            FROM freehold.member given
            WHERE kept.tenant_id = ? AND kept.id = ? AND given.tenant_id = kept.tenant_id AND given.id = ?
            """;
    private static final String REMOVE = """
            DELETE FROM freehold.member WHERE tenant_id = ? AND id = ?
            """;

    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final TenantIdentities identities;
    private final Progress progress;

    public InviteMembers(
            PoolSession session, Names names, Command command, TenantIdentities identities, Progress progress) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.identities = requireNonNull(identities, "identities is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public boolean detect() {
        return outside().isEmpty();
    }

    @Override
    public void act() {
        List<Member> outside = outside();
        long done = 0;
        for (Member member : outside) {
            String subject = identities.invite(command.tenant(), member.person());
            if (!subject.equals(member.id())) {
                become(member, subject);
            }
            done++;
            progress.at(name(), new StepProgress(done, 0, (long) outside.size()));
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "member_missing", "A member that came with the data is not in the tenant's group yet.");
        }
    }

    /** Members who could not log in. */
    private List<Member> outside() {
        Set<String> inside = identities.subjectsIn(command.tenant());
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return members(sql).stream()
                    .filter(member -> !inside.contains(member.id()))
                    .toList();
        }
    }

    private List<Member> members(SqlSession sql) {
        return sql.all(
                "SELECT id, name, email FROM freehold.member WHERE tenant_id = ? ORDER BY id",
                row -> new Member(row.getString(1), new FirstAdmin(row.getString(2), row.getString(3))),
                command.tenant().value());
    }

    private void become(Member member, String subject) {
        Object tenant = command.tenant().value();
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            sql.inTransaction(() -> {
                sql.all(
                        "SELECT set_config('freehold.actor', ?, true)",
                        row -> true,
                        "operation:" + command.operation());
                if (sql.update(MERGE, tenant, subject, member.id()) > 0) {
                    sql.update(REMOVE, tenant, member.id());
                } else {
                    sql.update(MOVE, subject, tenant, member.id());
                }
            });
        }
    }

    private record Member(String id, FirstAdmin person) {}
}
