package dev.freehold.controlplane.placement;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Registers pools and moves them from state to state; each step is audited. */
@Singleton
public class PoolLife {
    private final PoolTable pools;
    private final PoolReader reader;
    private final Event<PoolRegistered> registered;
    private final AuditTrail audit;
    private final Caller caller;

    PoolLife(PoolTable pools, PoolReader reader, Event<PoolRegistered> registered, AuditTrail audit, Caller caller) {
        this.pools = requireNonNull(pools);
        this.reader = requireNonNull(reader);
        this.registered = requireNonNull(registered);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
    }

    /** @throws Refusal.Conflict if the id is another's, also a retired pool's */
    @Transactional
    Pool register(NewPool asked) {
        if (!pools.register(asked.id(), asked.region(), asked.limits(), caller.name())) {
            throw new Refusal.Conflict(ProblemCode.ID_TAKEN, "A pool has or had this id; choose another.");
        }
        registered.fire(new PoolRegistered(asked.id(), asked.region()));
        audit.record("pool.register", subject(asked.id()), Map.of("pool", asked.id(), "region", asked.region()));
        return require(asked.id());
    }

    /** Does nothing where the pool is there already. */
    @Transactional
    Pool change(PoolId id, PoolChange change, IfMatch seen) {
        Pool pool = locked(id);
        seen.require(pool.version());
        if (pool.state() == change.to()) {
            return pool;
        }
        if (!change.isAllowedIn(pool.state())) {
            throw conflict(pool, change, "Register another pool, or wait until a worker has told this one ready.");
        }
        if (change == PoolChange.RETIRE
                && !Long.valueOf(0).equals(pool.tenants().used())) {
            throw conflict(
                    pool,
                    change,
                    "It has " + pool.tenants().used()
                            + " tenants. Drain it and drop or recreate them elsewhere; moving them is not offered yet.");
        }
        return moved(pool, change.to(), "pool." + change.wireName());
    }

    /** A registered pool, once a worker that has it has found it fit. */
    @Transactional
    public void ready(PoolId id) {
        Pool pool = locked(id);
        if (pool.state() == PoolState.REGISTERED) {
            moved(pool, PoolState.OPEN, "pool.open");
        }
    }

    private Pool moved(Pool pool, PoolState to, String action) {
        pools.move(pool.id(), to, caller.name());
        audit.record(
                action,
                subject(pool.id()),
                Map.of("pool", pool.id(), "before", pool.state().wireName(), "after", to.wireName()));
        return require(pool.id());
    }

    private Pool locked(PoolId id) {
        pools.lock(id);
        return require(id);
    }

    /** @throws Refusal.Missing if there is none */
    Pool require(PoolId id) {
        return reader.find(id).orElseThrow(() -> new Refusal.Missing("No pool has this id."));
    }

    private static Refusal conflict(Pool pool, PoolChange change, String remedy) {
        return new Refusal.Conflict(
                ProblemCode.POOL_STATE_CONFLICT,
                "The pool is " + pool.state().wireName() + " and cannot be " + past(change) + ". " + remedy);
    }

    private static String past(PoolChange change) {
        return switch (change) {
            case CORDON -> "cordoned";
            case UNCORDON -> "uncordoned";
            case DRAIN -> "drained";
            case RETIRE -> "retired";
        };
    }

    private static UUID subject(PoolId id) {
        return UUID.nameUUIDFromBytes(("pool:" + id).getBytes(StandardCharsets.UTF_8));
    }
}
