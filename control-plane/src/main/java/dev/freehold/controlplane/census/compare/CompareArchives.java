package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.Region;

/** Finds objects of archives that the registry does not know, archives that lack objects, and uploads that nobody ended. */
public record CompareArchives(ArchiveFacts registry, Region region, List<Inventory.SeenArchive> seen) {
    public CompareArchives {
        seen = List.copyOf(seen);
    }

    public List<Difference> differences() {
        return Stream.of(orphaned(), unfinished(), missing())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Difference> orphaned() {
        Set<String> known = ArchiveFacts.subjects(registry.known());
        return quiet().filter(archive -> archive.hasObjects() && !known.contains(subject(archive)))
                .map(
                        archive -> difference(
                                FindingKind.ARCHIVE_ORPHANED,
                                archive.tenant(),
                                archive.archive(),
                                Remedy.DROP,
                                "The object store has an archive's objects that the registry does not know.",
                                archive.whole()
                                        ? "It is whole: look into whose it is first. Resolving removes it for good, if it is old enough by the region's rules."
                                        : "It has no manifest, so it can never be read. Resolving removes what there is of it."));
    }

    private Stream<Difference> unfinished() {
        return quiet().filter(Inventory.SeenArchive::unfinished)
                .map(archive -> difference(
                        FindingKind.UPLOAD_UNFINISHED,
                        archive.tenant(),
                        archive.archive(),
                        Remedy.DROP,
                        "Uploads to the object store were begun and neither completed nor aborted.",
                        "Resolving aborts them; objects that are there stay."));
    }

    private Stream<Difference> missing() {
        Map<String, Inventory.SeenArchive> there =
                seen.stream().collect(Collectors.toMap(CompareArchives::subject, Function.identity(), (one, _) -> one));
        return registry.in(region).stream()
                .filter(archive ->
                        !isWhole(archive, there.get(ArchiveFacts.subject(archive.tenant(), archive.archive()))))
                .map(
                        archive -> difference(
                                FindingKind.ARCHIVE_MISSING,
                                archive.tenant(),
                                archive.archive(),
                                Remedy.NONE,
                                "The registry knows an archive that lacks objects in the region's store, or its manifest.",
                                "Restore the objects from the store's own versions or copies. If they are lost, discard the archive, which strikes it off."));
    }

    private static boolean isWhole(ArchiveFacts.Known known, Inventory.@Nullable SeenArchive found) {
        return found != null && found.whole() && found.objects() >= known.objects();
    }

    private Stream<Inventory.SeenArchive> quiet() {
        return seen.stream().filter(archive -> !registry.isBusy(archive.tenant(), archive.archive()));
    }

    private static String subject(Inventory.SeenArchive archive) {
        return ArchiveFacts.subject(archive.tenant(), archive.archive());
    }

    private Difference difference(
            FindingKind kind, String tenant, String archive, Remedy remedy, String detail, String advice) {
        return new Difference(
                kind,
                region,
                null,
                ArchiveFacts.subject(tenant, archive),
                TenantIds.parse(tenant),
                remedy,
                detail,
                advice);
    }
}
