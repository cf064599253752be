package dev.freehold.controlplane.audit.anchor;

import java.time.Clock;
import java.util.Optional;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.s3.S3Client;

import dev.freehold.controlplane.platform.Safeguard;

/** Chooses the store that is configured, at the start. */
final class HeadStoreProducer {
    @Produces
    @Singleton
    @Startup
    Optional<HeadStore> store(AnchorConfig config, Instance<S3Client> s3, Clock clock, Safeguard safeguard) {
        safeguard.refuse(
                config.bucket().isEmpty() && config.folder().isEmpty(),
                "Neither freehold.audit.bucket nor freehold.audit.folder is set, so whoever has the control database could cut off the"
                        + " end of the audit unseen.",
                "Name a bucket, best with object lock, or a folder on another machine.");
        safeguard.refuseAlways(
                config.bucket().isPresent() && config.folder().isPresent(),
                "freehold.audit.bucket and freehold.audit.folder are both set.",
                "Set one of them.");
        safeguard.refuseAlways(
                config.objectLock().isPresent() && config.folder().isPresent(),
                "freehold.audit.object-lock is set and freehold.audit.folder cannot lock.",
                "Use a bucket that has object lock, or leave the setting out.");
        Optional<HeadStore> bucket =
                config.bucket().map(name -> new BucketHeads(s3.get(), name, config.objectLock(), clock));
        return bucket.or(() -> config.folder().map(FolderHeads::new));
    }
}
