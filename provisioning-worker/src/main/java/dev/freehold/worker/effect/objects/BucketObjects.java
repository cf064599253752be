package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import static java.util.Objects.requireNonNull;

/** A bucket of an S3 store. */
public final class BucketObjects implements RegionObjects {
    private final S3Client s3;
    private final String bucket;

    public BucketObjects(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public Upload begin(String key) {
        return new MultipartObject(s3, bucket, key);
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return s3.getObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException nothing) {
            throw new NoSuchFileException(key, null, nothing.getMessage());
        } catch (SdkException failed) {
            throw failure(key, failed);
        }
    }

    @Override
    public long length(String key) throws IOException {
        try {
            return s3.headObject(request -> request.bucket(bucket).key(key)).contentLength();
        } catch (NoSuchKeyException nothing) {
            return -1;
        } catch (SdkException failed) {
            throw failure(key, failed);
        }
    }

    @Override
    public boolean anyUnder(String prefix) throws IOException {
        try {
            return !objects(prefix).isEmpty() || !uploads(prefix).isEmpty();
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    @Override
    public void removeUnder(String prefix) throws IOException {
        try {
            for (MultipartUpload upload : uploads(prefix)) {
                s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
            }
            for (S3Object object : objects(prefix)) {
                s3.deleteObject(request -> request.bucket(bucket).key(object.key()));
            }
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    private List<S3Object> objects(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .toList();
    }

    private List<MultipartUpload> uploads(String prefix) {
        return s3
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .uploads()
                .stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .toList();
    }

    private IOException failure(String key, SdkException cause) {
        return new IOException("object " + key + " in bucket " + bucket, cause);
    }
}
