package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.identity.KeycloakAdmin;
import dev.freehold.worker.effect.identity.TenantGroups;
import dev.freehold.worker.effect.identity.TenantIdentities;

import static java.util.Objects.requireNonNull;

/** Removes a group that no tenant has, or makes the one that a tenant lacks. */
final class StrayIdentity {
    private final TenantGroups groups;
    private final TenantIdentities identities;

    private final Ledgers ledgers;

    StrayIdentity(KeycloakAdmin keycloak, Ledgers ledgers, Runnable requireCurrent) {
        this.ledgers = requireNonNull(ledgers, "ledgers is null");
        this.groups = new TenantGroups(keycloak);
        this.identities = new TenantIdentities(keycloak, requireCurrent);
    }

    void resolve(Resolution asked) {
        TenantId tenant = asked.tenant();
        if (asked.kind() == FindingKind.IDENTITY_MISSING) {
            RefusedResolution.unless(tenant != null && !hasItsGroup(tenant), "The tenant has a group now.");
            identities.ensureGroup(requireNonNull(tenant));
            return;
        }
        TenantGroups.Found found = groups.find(asked.subject()).orElseThrow(RefusedResolution::noLongerSo);
        RefusedResolution.unless(
                tenant == null || found.tenant().equalsIgnoreCase(tenant.toString()), "The group is another's now.");
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        if (tenant != null && found.name().equals(tenant.toString())) {
            ledgers.requireHomeless(tenant);
            identities.remove(tenant);
        } else {
            groups.remove(found);
        }
    }

    private boolean hasItsGroup(TenantId tenant) {
        return groups.find(tenant.toString())
                .filter(found -> found.tenant().equals(tenant.toString()))
                .isPresent();
    }
}
