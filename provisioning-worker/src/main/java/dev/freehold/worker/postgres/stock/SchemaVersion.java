package dev.freehold.worker.postgres.stock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import dev.freehold.worker.postgres.MigrationScript;

/**
 * Which tenant schema a database was made with.
 *
 * @param number grows with every migration
 * @param checksum of the migrations: while they are being written, the same number may mean different ones
 */
public record SchemaVersion(int number, String checksum) {
    /** The checksum is SHA-256 over names and texts in their order. */
    public static SchemaVersion of(int number, Stream<MigrationScript> scripts) {
        MessageDigest digest = sha256();
        scripts.flatMap(script -> Stream.of(script.name(), script.text()))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .forEach(part -> {
                    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                    digest.update(part);
                });
        return new SchemaVersion(number, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
