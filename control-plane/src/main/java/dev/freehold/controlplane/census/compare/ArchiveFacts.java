package dev.freehold.controlplane.census.compare;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.freehold.contracts.tenancy.Region;

/**
 * Archives as the registry knows them, and what is under way, each as of one moment.
 *
 * @param known those that were not removed
 * @param busy ids of operations that are open, or have ended since the census began, and of their tenants
 */
public record ArchiveFacts(List<Known> known, Set<String> busy) {
    public ArchiveFacts {
        known = List.copyOf(known);
        busy = Set.copyOf(busy);
    }

    List<Known> in(Region region) {
        return known.stream()
                .filter(archive -> archive.region().equals(region))
                .filter(archive -> !isBusy(archive.tenant(), archive.archive()))
                .toList();
    }

    boolean isBusy(String tenant, String archive) {
        return busy.contains(tenant) || busy.contains(archive);
    }

    /** Its name in a finding. */
    static String subject(String tenant, String archive) {
        return tenant + "/" + archive;
    }

    static Set<String> subjects(Collection<Known> archives) {
        Set<String> subjects = new HashSet<>();
        archives.forEach(each -> subjects.add(subject(each.tenant(), each.archive())));
        return subjects;
    }

    /** @param objects how many it has in the store */
    public record Known(String tenant, String archive, Region region, int objects) {}
}
