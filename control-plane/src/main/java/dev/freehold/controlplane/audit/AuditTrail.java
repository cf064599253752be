package dev.freehold.controlplane.audit;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Trace;

import static java.util.Objects.requireNonNull;

/** Writes who did what. An action whose entry cannot be written does not happen. */
@Singleton
public class AuditTrail {
    private static final String INSERT = """
            INSERT INTO audit_entry (id, at, actor, roles, action, subject, detail, address, trace_id)
            VALUES (:id, :at, :actor, :roles, :action, :subject, CAST(:detail AS jsonb), :address, :traceId)
            """;

    private final Jdbi jdbi;
    private final Caller caller;
    private final Trace trace;
    private final Ids ids;
    private final Clock clock;

    AuditTrail(Jdbi jdbi, Caller caller, Trace trace, Ids ids, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.caller = requireNonNull(caller);
        this.trace = requireNonNull(trace);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    /**
     * Records the present caller's action.
     *
     * @param action what was done, such as {@code tenant.suspend}
     * @param detail what is needed to understand it, with {@code before} and {@code after} where something changed; no personal data, since entries can
     *     never be erased
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, TenantId subject, Map<String, ?> detail) {
        record(action, subject.value(), detail);
    }

    /** As above, of something that is no tenant. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, UUID subject, Map<String, ?> detail) {
        insert(caller.name(), caller.roles(), caller.address(), action, subject, detail);
    }

    /** Records what the present caller brought about but did not ask for: the control plane did it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOwn(String action, TenantId subject, Map<String, ?> detail) {
        insert(Caller.OURSELVES, Set.of(), null, action, subject.value(), detail);
    }

    private void insert(
            String actor,
            Set<String> roles,
            @Nullable String address,
            String action,
            UUID subject,
            Map<String, ?> detail) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", ids.next())
                .bind("at", clock.instant())
                .bind("actor", actor)
                .bindArray("roles", String.class, new TreeSet<>(roles))
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", ContractJson.write(detail))
                .bind("address", address)
                .bind("traceId", trace.id())
                .execute());
    }
}
