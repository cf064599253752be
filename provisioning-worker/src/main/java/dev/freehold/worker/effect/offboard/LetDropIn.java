package dev.freehold.worker.effect.offboard;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.postgres.ledger.DropTurns;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Lets a drop in, or refuses it for good before anything has changed: a tenant that this worker's ledger does not show as offboarded is
 * not dropped, one whose retention runs only by a purge, and of all together no more in an hour than the region allows.
 */
public final class LetDropIn implements Step {
    private final PoolSession session;
    private final Names names;
    private final TenantId tenant;
    private final OperationId drop;
    private final @Nullable Purge purge;
    private final DropRules rules;
    private final ArchiveProof archives;

    public LetDropIn(
            PoolSession session,
            Names names,
            TenantId tenant,
            OperationId drop,
            @Nullable Purge purge,
            DropRules rules,
            ArchiveProof archives) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.drop = requireNonNull(drop, "drop is null");
        this.purge = purge;
        this.rules = requireNonNull(rules, "rules is null");
        this.archives = requireNonNull(archives, "archives is null");
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public boolean gate() {
        return true;
    }

    @Override
    public boolean detect() {
        return session.offboardings().isLetIn(tenant)
                || (names.all().isEmpty() && session.reservations().isBuried(tenant));
    }

    @Override
    public void act() {
        Offboarding offboarding = session.offboardings()
                .of(tenant)
                .orElseThrow(() -> StepFailedException.permanent(
                        "not_offboarded",
                        "This region's workers have not offboarded the tenant, so they do not drop it."));
        boolean early = !offboarding.over();
        DropTurns turns = new DropTurns(session, rules);
        if (early) {
            requirePurge(offboarding, turns);
        }
        turns.take(tenant, early, () -> session.offboardings().letIn(tenant, drop, early ? purge : null));
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("drop_not_let_in", "The ledger does not let the drop in.");
        }
    }

    private void requirePurge(Offboarding offboarding, DropTurns turns) {
        if (purge == null) {
            throw StepFailedException.permanent(
                    "retention_runs",
                    "The tenant is retained until " + offboarding.retainedUntil() + " by this region's rules.");
        }
        OperationId archive = purge.archive();
        if (archive != null) {
            // Looked at again when it is taken. Whoever waits for it reads no archive of gigabytes at each try.
            turns.requireFree(true);
            archives.require(tenant, archive);
        }
    }
}
