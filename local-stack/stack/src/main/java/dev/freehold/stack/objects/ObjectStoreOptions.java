package dev.freehold.stack.objects;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.Ports;

import static java.util.Objects.requireNonNull;

/**
 * How the object store is started.
 *
 * @param stack the state folder, which marks the process as belonging to it
 * @param settings the server's file of settings, written at each start
 * @param objects where a folder a bucket is kept
 * @param secrets keep the secret key, drawn on first use
 */
public record ObjectStoreOptions(
        Path stack, int port, Path log, OwnerOnlyFile settings, Path objects, Secrets secrets) {
    /** The access key that goes with {@link #secretKey}. */
    public static final String ACCESS_KEY = "freehold";

    /** One bucket a region; regions share none. */
    public static final String BUCKET = "freehold-local";

    /** Of the control plane: heads of the audit. */
    public static final String AUDIT_BUCKET = "freehold-audit";

    public ObjectStoreOptions {
        stack = requireNonNull(stack, "stack").toAbsolutePath().normalize();
        requireNonNull(log, "log");
        requireNonNull(settings, "settings");
        objects = requireNonNull(objects, "objects").toAbsolutePath().normalize();
        requireNonNull(secrets, "secrets");
    }

    /** A free port, with everything in the folder. */
    public static ObjectStoreOptions anyPort(Path stack) {
        return new ObjectStoreOptions(
                stack,
                Ports.free(),
                stack.resolve("object-store.log"),
                new OwnerOnlyFile(stack.resolve("object-store.properties")),
                stack.resolve("objects"),
                new Secrets(new OwnerOnlyFile(stack.resolve("secrets.properties"))));
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public String secretKey() {
        return secrets.get("object-store.secret-key");
    }

    void writeSettings() {
        settings.write("""
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                # Such as the checksums that newer clients add of themselves.
                s3proxy.ignore-unknown-headers=true
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, secretKey(), objects));
    }

    ChildProcess process(Path program) {
        List<String> command = List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                program.toString(),
                "--properties",
                settings.path().toString());
        return new ChildProcess("object-store", stack, command, Map.of(), log);
    }
}
