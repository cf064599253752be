package dev.freehold.controlplane.census.compare;

import java.util.List;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.tenancy.Region;

/** Finds objects under the prefix of a tenant that does not live. */
public record CompareHolders(Registry registry, Region region, List<String> holders) {
    public CompareHolders {
        holders = List.copyOf(holders);
    }

    public List<Difference> differences() {
        return holders.stream()
                .filter(holder -> !registry.isBusy(holder) && !registry.isLiving(holder))
                .map(holder -> new Difference(
                        FindingKind.OBJECTS_ORPHANED,
                        region,
                        null,
                        holder,
                        TenantIds.parse(holder),
                        Remedy.DROP,
                        "The object store has objects under the prefix of a tenant that does not live.",
                        "Look into whose they are first. Resolving removes all of them for good."))
                .toList();
    }
}
