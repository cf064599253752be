package dev.freehold.controlplane.audit.anchor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import dev.freehold.contracts.audit.AuditHead;

/**
 * An object a head.
 *
 * @param retention how long nobody, not the bucket's owner either, may remove one; none where the bucket has no object lock
 */
record BucketHeads(S3Client s3, String bucket, Optional<Duration> retention, Clock clock) implements HeadStore {
    @Override
    public void keep(AuditHead head, String signed) throws IOException {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(bucket)
                .key(HeadStore.name(head))
                .contentType("application/jose");
        retention.ifPresent(time -> put.objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(clock.instant().plus(time)));
        try {
            s3.putObject(put.build(), RequestBody.fromString(signed));
        } catch (SdkException failed) {
            throw new IOException("object " + HeadStore.name(head) + " in bucket " + bucket, failed);
        }
    }
}
