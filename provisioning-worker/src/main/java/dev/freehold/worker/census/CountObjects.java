package dev.freehold.worker.census;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.TenantPrefix;

import static java.util.Objects.requireNonNull;

/** Tells what archives the region's object store has, and which tenants have objects in it, by the objects' names alone. */
@Singleton
final class CountObjects {
    private final Optional<RegionObjects> objects;

    CountObjects(Optional<RegionObjects> objects) {
        this.objects = requireNonNull(objects, "objects is null");
    }

    void run(Delivery delivery) {
        Map<List<String>, Seen> archives = new LinkedHashMap<>();
        List<String> holders = List.of();
        try {
            if (objects.isPresent()) {
                objects.get().each(StoredArchive.ROOT, object -> note(object, archives));
                holders = objects.get().folders(TenantPrefix.ROOT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the object store could not be asked", e);
        }
        delivery.archives(archives.entrySet().stream()
                .map(each -> each.getValue().told(each.getKey()))
                .toList());
        delivery.holders(holders);
    }

    /** What lies elsewhere than an archive's objects do is not an archive's; nobody told us to look at it. */
    private static void note(RegionObjects.Seen object, Map<List<String>, Seen> archives) {
        String[] path = object.key().substring(StoredArchive.ROOT.length()).split("/", 3);
        if (path.length == 3) {
            archives.computeIfAbsent(List.of(path[0], path[1]), _ -> new Seen()).add(path[2], object.finished());
        }
    }

    /** What is known of one archive while its objects are told. */
    private static final class Seen {
        private int objects;
        private boolean manifest;
        private boolean unfinished;

        void add(String file, boolean finished) {
            if (!finished) {
                unfinished = true;
                return;
            }
            objects++;
            manifest |= file.equals(SignedManifest.FILE);
        }

        Inventory.SeenArchive told(List<String> ids) {
            return new Inventory.SeenArchive(ids.getFirst(), ids.getLast(), objects, manifest, unfinished);
        }
    }
}
