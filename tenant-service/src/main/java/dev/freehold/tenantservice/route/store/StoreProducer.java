package dev.freehold.tenantservice.route.store;

import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

import dev.freehold.contracts.tenancy.Region;

/** Chooses the store that is configured. */
final class StoreProducer {
    @Produces
    @Singleton
    Optional<SnapshotStore> store(StoreConfig config, Instance<S3Client> s3, Region region) {
        if (config.bucket().isPresent() && config.folder().isPresent()) {
            throw new IllegalStateException(
                    "freehold.objects.bucket and freehold.objects.folder are both set. Set one of them.");
        }
        Optional<SnapshotStore> bucket =
                config.bucket().map(name -> new BucketSnapshots(s3.get(), name, "routes/" + region + ".jws"));
        return bucket.or(() -> config.folder().map(path -> new FolderSnapshots(path.resolve("routes"))));
    }
}
