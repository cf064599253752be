package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import static java.util.Objects.requireNonNull;

/** A bucket of an S3 store. */
public final class BucketObjects implements RegionObjects {
    private static final int REMOVED_AT_ONCE = 16;

    private final S3Client s3;
    private final String bucket;

    public BucketObjects(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public Upload begin(String key) {
        return new MultipartObject(s3, bucket, key, MultipartObject.PARTS);
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
            return s3.listObjectsV2(request ->
                                    request.bucket(bucket).prefix(prefix).maxKeys(1))
                            .hasContents()
                    || !uploads(prefix).isEmpty();
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    @Override
    public void each(String prefix, Consumer<Seen> found) throws IOException {
        try {
            // A page at a time: a region may have very many.
            s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(object -> found.accept(new Seen(object.key(), true, object.size())));
            uploads(prefix).forEach(upload -> found.accept(new Seen(upload.key(), false, 0)));
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        try {
            return s3
                    .listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix).delimiter("/"))
                    .commonPrefixes()
                    .stream()
                    .map(found -> found.prefix()
                            .substring(prefix.length(), found.prefix().length() - 1))
                    .toList();
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    @Override
    public void remove(String key) throws IOException {
        try {
            delete(key);
        } catch (SdkException failed) {
            throw failure(key, failed);
        }
    }

    @Override
    public void removeUnder(String prefix) throws IOException {
        try {
            abort(uploads(prefix));
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
        // Requests side by side, and not the one for a thousand objects, whose checksum stores do not agree on.
        try (ExecutorService threads =
                Executors.newFixedThreadPool(REMOVED_AT_ONCE, Thread.ofVirtual().factory())) {
            for (ListObjectsV2Response page :
                    s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))) {
                CompletableFuture.allOf(page.contents().stream()
                                .map(object -> CompletableFuture.runAsync(() -> delete(object.key()), threads))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
            }
        } catch (CompletionException | SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    @Override
    public int abortUnder(String prefix) throws IOException {
        try {
            List<MultipartUpload> begun = uploads(prefix);
            abort(begun);
            return begun.size();
        } catch (SdkException failed) {
            throw failure(prefix, failed);
        }
    }

    private void abort(List<MultipartUpload> begun) {
        for (MultipartUpload upload : begun) {
            s3.abortMultipartUpload(
                    request -> request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId()));
        }
    }

    private void delete(String key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key));
    }

    private List<MultipartUpload> uploads(String prefix) {
        return s3
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .uploads()
                .stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .toList();
    }

    private IOException failure(String key, RuntimeException cause) {
        return StoreAnswerException.of("object " + key + " in bucket " + bucket, cause);
    }
}
