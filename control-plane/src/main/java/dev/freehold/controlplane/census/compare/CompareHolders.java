package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Set;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.tenancy.Region;

/**
 * Finds objects under the prefix of a tenant that does not live.
 *
 * @param housed tenants for whom a pool's ledger keeps names, whatever the registry says of them: it may have been restored to a moment before they were made
 * @param complete all pools were counted; otherwise nobody knows who is housed
 */
public record CompareHolders(
        Registry registry, Region region, List<String> holders, Set<String> housed, boolean complete) {
    public CompareHolders {
        holders = List.copyOf(holders);
        housed = Set.copyOf(housed);
    }

    public List<Difference> differences() {
        return holders.stream()
                .filter(holder -> !registry.isBusy(holder) && !registry.isLiving(holder))
                .map(this::orphaned)
                .toList();
    }

    private Difference orphaned(String holder) {
        boolean nobodys = complete && !housed.contains(holder);
        return new Difference(
                FindingKind.OBJECTS_ORPHANED,
                region,
                null,
                holder,
                TenantIds.parse(holder),
                nobodys ? Remedy.DROP : Remedy.NONE,
                "The object store has objects under the prefix of a tenant that does not live.",
                nobodys
                        ? "Look into whose they are first. Resolving removes all of them for good."
                        : "They are not removed from here: a pool keeps names for that tenant, or not every pool was counted. Look into whether the registry has lost it.");
    }
}
