package dev.freehold.tenantservice.route.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The snapshot as one object, with its feed version beside it. */
record BucketSnapshots(S3Client s3, String bucket, String key) implements SnapshotStore {
    private static final String VERSION = "feed-version";

    @Override
    public long version() throws IOException {
        try {
            Map<String, String> metadata =
                    s3.headObject(request -> request.bucket(bucket).key(key)).metadata();
            return Long.parseLong(metadata.getOrDefault(VERSION, "0"));
        } catch (NoSuchKeyException nothing) {
            return 0;
        } catch (SdkException | NumberFormatException failed) {
            throw failure(failed);
        }
    }

    @Override
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asUtf8String());
        } catch (NoSuchKeyException nothing) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void write(long version, String signedSnapshot) throws IOException {
        try {
            s3.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .contentType("application/jose")
                            .metadata(Map.of(VERSION, Long.toString(version))),
                    RequestBody.fromString(signedSnapshot));
        } catch (SdkException failed) {
            throw failure(failed);
        }
    }

    private IOException failure(RuntimeException cause) {
        return new IOException("object " + key + " in bucket " + bucket, cause);
    }
}
