package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.ledger.Offboarding;
import dev.freehold.worker.postgres.ledger.PoolSession;

import static java.util.Objects.requireNonNull;

/** Has the ledger keep a tenant without an end again that nobody has deleted; not once its drop was let in. */
record OrphanedRetention(PoolSession session) {
    void resolve(Resolution asked) {
        TenantId tenant = requireNonNull(asked.tenant());
        Offboarding offboarding = session.offboardings().of(tenant).orElseThrow(RefusedResolution::noLongerSo);
        RefusedResolution.unless(offboarding.drop() == null, "A drop of the tenant was let in; nothing can keep it.");
        session.offboardings().takeBack(tenant);
    }
}
