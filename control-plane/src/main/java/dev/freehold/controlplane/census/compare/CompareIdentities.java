package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

/** Finds groups of an identity server without a tenant, and tenants of its region without a group. The server may serve other regions too. */
public record CompareIdentities(Registry registry, Region region, List<Inventory.Identity> identities) {
    public CompareIdentities {
        identities = List.copyOf(identities);
    }

    public List<Difference> differences() {
        return Stream.concat(orphaned(), missing()).toList();
    }

    private Stream<Difference> orphaned() {
        return identities.stream()
                .filter(identity -> !registry.isBusy(identity.tenant()))
                .flatMap(identity -> orphaned(identity).stream());
    }

    private Optional<Difference> orphaned(Inventory.Identity identity) {
        if (isOfALivingTenant(identity)) {
            // Whatever it gives its members, it is that tenant's, who then lacks a right one: that is told as missing.
            return Optional.empty();
        }
        if (!identity.group().equals(identity.tenant())) {
            return Optional.of(
                    orphaned(identity, "The group gives its members a tenant's id and is not that tenant's."));
        }
        return Optional.of(orphaned(identity, "The group is of a tenant that does not live."));
    }

    private boolean isOfALivingTenant(Inventory.Identity identity) {
        String group = identity.group().toLowerCase(Locale.ROOT);
        return registry.isLiving(group) || registry.isBusy(group);
    }

    private Difference orphaned(Inventory.Identity identity, String detail) {
        return new Difference(
                FindingKind.IDENTITY_ORPHANED,
                region,
                null,
                identity.group(),
                TenantIds.parse(identity.tenant()),
                Remedy.DROP,
                detail,
                "Resolving deletes the group, and the accounts made for it that are in no other tenant's.");
    }

    private Stream<Difference> missing() {
        Set<String> known = identities.stream()
                .filter(identity -> identity.group().equals(identity.tenant()))
                .map(Inventory.Identity::tenant)
                .collect(Collectors.toSet());
        return registry.in(region)
                .filter(TenantFacts::settled)
                .filter(tenant -> !known.contains(tenant.id().toString()))
                .map(this::missing);
    }

    private Difference missing(TenantFacts tenant) {
        TenantId id = tenant.id();
        return new Difference(
                FindingKind.IDENTITY_MISSING,
                region,
                null,
                tenant.slug().value(),
                id,
                Remedy.REPAIR,
                "The identity server has no group that gives its members the tenant's id.",
                "Resolving makes the group, without members, or gives the one of its name the right id again.");
    }
}
