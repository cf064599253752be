package dev.freehold.tenantservice.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import dev.freehold.contracts.archive.store.ArchiveObjects;

/** Reads from the store that is configured, bucket or folder. */
final class StoreObjects {
    @Produces
    @Singleton
    Optional<ArchiveObjects> objects(
            @ConfigProperty(name = "freehold.objects.bucket") Optional<String> bucket,
            @ConfigProperty(name = "freehold.objects.folder") Optional<Path> folder,
            Instance<S3Client> s3) {
        Optional<ArchiveObjects> inBucket = bucket.map(name -> inBucket(s3.get(), name));
        return inBucket.or(() -> folder.map(path -> key -> Files.newInputStream(path.resolve(key))));
    }

    private static ArchiveObjects inBucket(S3Client s3, String bucket) {
        return key -> {
            try {
                return s3.getObject(request -> request.bucket(bucket).key(key));
            } catch (NoSuchKeyException nothing) {
                throw new NoSuchFileException(key);
            } catch (SdkException failed) {
                throw new IOException("object " + key + " in bucket " + bucket, failed);
            }
        };
    }
}
