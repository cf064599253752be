package dev.freehold.worker.census.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.TenantPrefix;

import static java.util.Objects.requireNonNull;

/** Removes what lies under the prefix of a tenant that does not live. */
record StrayObjects(RegionObjects objects, Ledgers ledgers, Runnable requireCurrent) {
    StrayObjects {
        requireNonNull(objects, "objects is null");
        requireNonNull(ledgers, "ledgers is null");
        requireNonNull(requireCurrent, "requireCurrent is null");
    }

    void resolve(Resolution asked) {
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        TenantId tenant = asked.tenant();
        // Ids are read in any case of letters, names of objects are not.
        RefusedResolution.unless(
                tenant != null && tenant.toString().equals(asked.subject()),
                "Its name is not that of a tenant; only an administrator of the object store can remove it.");
        ledgers.requireHomeless(requireNonNull(tenant));
        String prefix = TenantPrefix.of(tenant);
        try {
            RefusedResolution.unless(objects.anyUnder(prefix), "It is so no longer.");
            requireCurrent.run();
            objects.removeUnder(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException("the objects could not be removed", e);
        }
    }
}
