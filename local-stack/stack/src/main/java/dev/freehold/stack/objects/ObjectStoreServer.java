package dev.freehold.stack.objects;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.Readiness;

import static java.util.Objects.requireNonNull;

/** A running object store with the region's bucket and the control plane's; its objects are files and survive it. */
public final class ObjectStoreServer implements RunningPart, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WHO_ARE_YOU = 403;

    private final ObjectStoreOptions options;
    private final OwnedProcess process;

    private ObjectStoreServer(ObjectStoreOptions options, OwnedProcess process) {
        this.options = requireNonNull(options, "options");
        this.process = requireNonNull(process, "process");
    }

    /** For tests: a free port, all else in the folder; it stops with the JVM. */
    public static ObjectStoreServer start(Path folder) {
        ObjectStoreServer server = launch(ObjectStoreOptions.anyPort(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop the object store"));
        server.awaitReady();
        return server;
    }

    /** Makes the process and does not wait for it. */
    public static ObjectStoreServer launch(ObjectStoreOptions options) {
        Path program = Checkout.find().objectStore();
        if (!Files.exists(program)) {
            throw new PartFailedException(
                    "There is no " + program + "; run: mvn -pl local-stack/stack -am process-resources");
        }
        OwnerOnlyFile.createFolder(options.objects().resolve(ObjectStoreOptions.BUCKET));
        OwnerOnlyFile.createFolder(options.objects().resolve(ObjectStoreOptions.AUDIT_BUCKET));
        options.writeSettings();
        return new ObjectStoreServer(options, options.process(program).start());
    }

    public ObjectStoreOptions options() {
        return options;
    }

    @Override
    public OwnedProcess process() {
        return process;
    }

    /** It serves once it asks a stranger for credentials. */
    @Override
    public void awaitReady() {
        new Readiness("Object store", options.url(), WHO_ARE_YOU, process, options.log(), DEADLINE).await();
    }

    @Override
    public void stop() {
        process.stop(PATIENCE, "TERM");
    }

    @Override
    public void close() {
        stop();
    }
}
