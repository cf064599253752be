package dev.freehold.worker.effect.offboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Removes what the tenant has in the region's object store under its own prefix, and archives that were never finished. Whole archives stay, for their own time. */
public final class DropObjects implements Step {
    private final RegionObjects objects;
    private final TenantId tenant;
    private final Runnable requireCurrent;

    public DropObjects(RegionObjects objects, TenantId tenant, Runnable requireCurrent) {
        this.objects = requireNonNull(objects, "objects is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.requireCurrent = requireNonNull(requireCurrent, "requireCurrent is null");
    }

    @Override
    public String name() {
        return "drop_objects";
    }

    @Override
    public boolean detect() {
        try {
            return !objects.anyUnder(TenantPrefix.of(tenant)) && unfinished().isEmpty();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void act() {
        try {
            remove(TenantPrefix.of(tenant));
            for (String archive : unfinished()) {
                remove(archive);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "objects_alive", "Something of the tenant is still in the object store after its removal.");
        }
    }

    private void remove(String prefix) throws IOException {
        requireCurrent.run();
        objects.removeUnder(prefix);
    }

    /** Prefixes of archives without a manifest. Nothing else of the tenant runs during a drop, so nobody goes on writing them. */
    private Set<String> unfinished() throws IOException {
        Set<String> begun = new HashSet<>();
        Set<String> whole = new HashSet<>();
        String all = StoredArchive.prefixOf(tenant);
        objects.each(all, seen -> {
            String prefix = seen.key().substring(0, seen.key().indexOf('/', all.length()) + 1);
            if (prefix.length() > all.length()) {
                begun.add(prefix);
                if (seen.finished() && seen.key().equals(prefix + SignedManifest.FILE)) {
                    whole.add(prefix);
                }
            }
        });
        begun.removeAll(whole);
        return begun;
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("the object store could not be asked", cause);
    }
}
