package dev.freehold.tenantservice.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.contracts.archive.store.ArchiveObjects;
import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.ArchiveKeys;

import static java.util.Objects.requireNonNull;

/** The archives in the region's store; without a store there are none. */
@Singleton
class RegionArchives {
    private static final Logger LOG = Logger.getLogger(RegionArchives.class);

    private final Optional<ArchiveObjects> objects;
    private final ArchiveKeys keys;

    RegionArchives(Optional<ArchiveObjects> objects, ArchiveKeys keys) {
        this.objects = requireNonNull(objects);
        this.keys = requireNonNull(keys);
    }

    /** Another tenant's is none, and neither is one that is damaged or not sealed to this region. */
    Optional<OpenedArchive> find(TenantId tenant, OperationId archive) {
        return objects.flatMap(store -> open(store, new StoredArchive(tenant, archive)));
    }

    private Optional<OpenedArchive> open(ArchiveObjects store, StoredArchive archive) {
        try {
            return Optional.of(OpenedArchive.open(store, archive, keys.region(), keys.workers()));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        } catch (RefusedException refused) {
            LOG.errorf("an archive is not what it should be: %s", refused.getMessage());
            return Optional.empty();
        } catch (IOException failed) {
            throw new ProblemException(
                    ProblemCode.STORE_UNAVAILABLE,
                    "The region's object store cannot be reached now; try again later.",
                    failed);
        }
    }
}
