package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import dev.freehold.stack.objects.ObjectStoreOptions;
import dev.freehold.stack.objects.ObjectStoreServer;
import dev.freehold.worker.saga.StepFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** A folder and a bucket of a real store behave alike. */
class RegionObjectsIT {
    @TempDir
    private static Path folder;

    private static final class Started {
        static final S3Client S3 = client();
    }

    private final String prefix = "archives/" + UUID.randomUUID() + "/";

    static List<RegionObjects> stores() {
        return List.of(
                new FolderObjects(folder.resolve("objects")), new BucketObjects(Started.S3, ObjectStoreOptions.BUCKET));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsAnObjectOfManyParts(RegionObjects objects) throws IOException {
        byte[] large = new byte[(17 << 20) + 1];
        new Random(1).nextBytes(large);
        try (Upload upload = objects.begin(prefix + "a")) {
            for (int at = 0; at < large.length; at += 100_000) {
                upload.write(large, at, Math.min(100_000, large.length - at));
            }
            upload.complete();
        }

        assertThat(objects.length(prefix + "a")).isEqualTo(large.length);
        try (InputStream in = objects.open(prefix + "a")) {
            assertThat(Arrays.equals(in.readAllBytes(), large)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsSmallAndEmptyObjectsAndReplacesThem(RegionObjects objects) throws IOException {
        objects.put(prefix + "a", new byte[0]);
        assertThat(objects.length(prefix + "a")).isZero();

        objects.put(prefix + "a", "now".getBytes(StandardCharsets.US_ASCII));
        try (InputStream in = objects.open(prefix + "a")) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("now");
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsNothingOfAnUploadThatWasNotCompleted(RegionObjects objects) throws IOException {
        try (Upload upload = objects.begin(prefix + "a")) {
            upload.write(new byte[20 << 20], 0, 20 << 20);
        }

        assertThat(objects.length(prefix + "a")).isEqualTo(-1);
        objects.removeUnder(prefix);
        assertThat(objects.anyUnder(prefix)).isFalse();
        assertThatIOException().isThrownBy(() -> objects.open(prefix + "a")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void removesWhatADeadProcessHasLeftAndNothingElse(RegionObjects objects) throws IOException {
        objects.put(prefix + "one/a", new byte[] {1});
        objects.put(prefix + "two/a", new byte[] {2});
        // Neither completed nor closed.
        Upload abandoned = objects.begin(prefix + "one/b");
        abandoned.write(new byte[20 << 20], 0, 20 << 20);
        assertThat(objects.anyUnder(prefix + "one/")).isTrue();

        objects.removeUnder(prefix + "one/");

        assertThat(objects.anyUnder(prefix + "one/")).isFalse();
        assertThat(objects.length(prefix + "two/a")).isEqualTo(1);
        assertThatIOException().isThrownBy(() -> {
            abandoned.write(new byte[20 << 20], 0, 20 << 20);
            abandoned.complete();
        });
    }

    @ParameterizedTest
    @MethodSource("stores")
    void tellsFoldersOnceAndNotWhatLiesBesideThem(RegionObjects objects) throws IOException {
        objects.put(prefix + "one/a", new byte[] {1});
        objects.put(prefix + "one/b/c", new byte[] {1});
        objects.put(prefix + "two/a", new byte[] {1});
        objects.put(prefix + "beside", new byte[] {1});

        assertThat(objects.folders(prefix)).containsExactlyInAnyOrder("one", "two");
        assertThat(objects.folders(prefix + "nothing/")).isEmpty();
        objects.removeUnder(prefix + "one/");
        assertThat(objects.folders(prefix)).containsExactly("two");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void tellsObjectsFromUploadsThatADeadProcessHasLeftAndAbortsThese(RegionObjects objects) throws IOException {
        objects.put(prefix + "one/a", new byte[] {1});
        Upload abandoned = objects.begin(prefix + "one/b");
        abandoned.write(new byte[20 << 20], 0, 20 << 20);

        List<RegionObjects.Seen> seen = new ArrayList<>();
        objects.each(prefix, seen::add);
        assertThat(seen)
                .filteredOn(RegionObjects.Seen::finished)
                .containsExactly(new RegionObjects.Seen(prefix + "one/a", true, 1));
        assertThat(seen)
                .filteredOn(each -> !each.finished())
                .singleElement()
                .satisfies(each -> assertThat(each.key()).startsWith(prefix + "one/"));

        assertThat(objects.abortUnder(prefix)).isEqualTo(1);
        assertThat(objects.abortUnder(prefix)).isZero();
        assertThat(objects.length(prefix + "one/a")).isEqualTo(1);
        objects.remove(prefix + "one/a");
        objects.remove(prefix + "one/a");
        assertThat(objects.length(prefix + "one/a")).isNegative();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void removesNothingWhereNothingIs(RegionObjects objects) throws IOException {
        objects.removeUnder(prefix);

        assertThat(objects.anyUnder(prefix)).isFalse();
        assertThat(objects.length(prefix + "a")).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void removesMoreThanAPageOfAListHolds(RegionObjects objects) throws IOException {
        IntStream.range(0, 1005).parallel().forEach(number -> {
            try {
                objects.put(prefix + number, new byte[] {1});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        objects.removeUnder(prefix);

        assertThat(objects.anyUnder(prefix)).isFalse();
    }

    @Test
    void refusesAnObjectThatPassesWhatAStoreTakes() throws IOException {
        MultipartObject.Parts limits = new MultipartObject.Parts(5 << 20, 1, 2);
        assertThat(limits.total()).isEqualTo(15 << 20);
        RegionObjects objects = new BucketObjects(Started.S3, ObjectStoreOptions.BUCKET);
        try (Upload upload = new MultipartObject(Started.S3, ObjectStoreOptions.BUCKET, prefix + "a", limits)) {
            upload.write(new byte[15 << 20]);
            upload.complete();
        }
        assertThat(objects.length(prefix + "a")).isEqualTo(15 << 20);

        try (Upload upload = new MultipartObject(Started.S3, ObjectStoreOptions.BUCKET, prefix + "b", limits)) {
            upload.write(new byte[(15 << 20) + 1]);
            assertThatExceptionOfType(StepFailedException.class)
                    .isThrownBy(upload::complete)
                    .satisfies(
                            refused -> assertThat(refused.verdict().retryable()).isFalse());
        }
        assertThat(objects.length(prefix + "b")).isNegative();
        objects.removeUnder(prefix);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void doesNotLeaveItsFolder(RegionObjects objects) throws IOException {
        if (objects instanceof FolderObjects) {
            for (String key : List.of("../a", "/etc/passwd", "archives/../../a", "")) {
                assertThatIOException().isThrownBy(() -> objects.put(key, new byte[0]));
            }
            try (Stream<Path> outside = Files.list(folder)) {
                assertThat(outside.filter(path -> path.endsWith("a"))).isEmpty();
            }
        }
    }

    private static S3Client client() {
        ObjectStoreOptions options =
                ObjectStoreServer.start(folder.resolve("store")).options();
        return S3Client.builder()
                .endpointOverride(options.url())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ObjectStoreOptions.ACCESS_KEY, options.secretKey())))
                .build();
    }
}
