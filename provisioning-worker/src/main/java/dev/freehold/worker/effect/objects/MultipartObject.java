package dev.freehold.worker.effect.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** An object in parts; one that fits into the first part is put at once. The store checks each request's MD5 itself. */
final class MultipartObject extends Upload {
    /** 10000 parts is what a store takes; growing by a step every thousand they hold 429 GiB. */
    static final Parts PARTS = new Parts(8 << 20, 1000, 10_000);

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final Parts limits;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] part;
    private int filled;
    private @Nullable String uploadId;
    private boolean completed;

    MultipartObject(S3Client s3, String bucket, String key, Parts limits) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.key = requireNonNull(key, "key is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.part = new byte[limits.bytes()];
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == part.length) {
                sendPart();
            }
            int count = Math.min(length - done, part.length - filled);
            System.arraycopy(bytes, offset + done, part, filled, count);
            filled += count;
            done += count;
        }
    }

    @Override
    public void complete() throws IOException {
        if (uploadId == null) {
            putWhole();
        } else {
            sendPart();
            completeParts(uploadId);
        }
        completed = true;
    }

    @Override
    public void close() throws IOException {
        String begun = uploadId;
        if (!completed && begun != null) {
            uploadId = null;
            request(() -> s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(key).uploadId(begun)));
        }
    }

    private void putWhole() throws IOException {
        RequestBody body = RequestBody.fromInputStream(new ByteArrayInputStream(part, 0, filled), filled);
        request(() -> s3.putObject(put -> put.bucket(bucket).key(key).contentMD5(Md5.of(part, filled)), body));
    }

    private void sendPart() throws IOException {
        if (parts.size() == limits.most()) {
            throw StepFailedException.permanent(
                    "object_too_large",
                    "A file of the archive passes %d GiB, which is more than an object can hold."
                            .formatted(limits.total() >> 30));
        }
        String upload = upload();
        int number = parts.size() + 1;
        RequestBody body = RequestBody.fromInputStream(new ByteArrayInputStream(part, 0, filled), filled);
        request(() -> {
            String tag = s3.uploadPart(
                            send -> send.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .contentMD5(Md5.of(part, filled)),
                            body)
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        });
        filled = 0;
        if (number % limits.step() == 0) {
            part = new byte[limits.bytes() * (1 + number / limits.step())];
        }
    }

    private String upload() throws IOException {
        String begun = uploadId;
        if (begun == null) {
            List<String> id = new ArrayList<>();
            request(() -> id.add(
                    s3.createMultipartUpload(create -> create.bucket(bucket).key(key))
                            .uploadId()));
            begun = id.getFirst();
            uploadId = begun;
        }
        return begun;
    }

    private void completeParts(String upload) throws IOException {
        request(() -> s3.completeMultipartUpload(complete ->
                complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts))));
    }

    private void request(Runnable call) throws IOException {
        try {
            call.run();
        } catch (SdkException failed) {
            throw StoreAnswerException.of("object " + key + " in bucket " + bucket, failed);
        }
    }

    /**
     * @param bytes that the first ones have; a store wants at least 5 MiB
     * @param step after so many they have so many bytes more
     * @param most that a store takes for an object
     */
    record Parts(int bytes, int step, int most) {
        long total() {
            long total = 0;
            for (int part = 0; part < most; part++) {
                total += (long) bytes * (1 + part / step);
            }
            return total;
        }
    }
}
