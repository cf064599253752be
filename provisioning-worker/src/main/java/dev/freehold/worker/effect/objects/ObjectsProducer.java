package dev.freehold.worker.effect.objects;

import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

/** Chooses the store that is configured. */
@Singleton
final class ObjectsProducer {
    @Produces
    @Singleton
    Optional<RegionObjects> objects(ObjectsConfig config, Instance<S3Client> s3) {
        if (config.bucket().isPresent() && config.folder().isPresent()) {
            throw new IllegalStateException(
                    "freehold.objects.bucket and freehold.objects.folder are both set. Set one of them.");
        }
        Optional<RegionObjects> bucket = config.bucket().map(name -> new BucketObjects(s3.get(), name));
        return bucket.or(() -> config.folder().map(FolderObjects::new));
    }
}
