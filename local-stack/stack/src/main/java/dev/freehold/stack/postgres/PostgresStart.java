package dev.freehold.stack.postgres;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.Ports;

import static java.util.Objects.requireNonNull;

/** One start: initialises the data if there are none, with SCRAM from the first moment, and waits for the server. */
final class PostgresStart {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PostgresOptions options;
    private final Cluster cluster;
    private final File programs = Checkout.find().postgresPrograms().toFile();

    PostgresStart(PostgresOptions options, Cluster cluster) {
        this.options = requireNonNull(options, "options");
        this.cluster = requireNonNull(cluster, "cluster");
    }

    EmbeddedPostgres run() {
        int port = Ports.orFree(options.portOr0());
        if (!Ports.isFree(port)) {
            throw new PartFailedException("Port " + port + " for PostgreSQL is taken");
        }
        try {
            OwnerOnlyFile.createFolder(requireNonNull(options.log().getParent()));
            EmbeddedPostgres server = builder(port).start();
            cluster.markCompleted();
            return server;
        } catch (IOException | RuntimeException e) {
            cluster.leftover().ifPresent(cluster::stop);
            throw new PartFailedException("PostgreSQL did not start; see " + options.log(), e);
        } finally {
            closeToOthers(programs);
        }
    }

    private EmbeddedPostgres.Builder builder(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs)
                .setDataDirectory(cluster.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", cluster.superuserPassword())
                .setOutputRedirector(Redirect.appendTo(options.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(options.log().toFile()));
        options.settings().forEach(builder::setServerConfig);
        return withScram(builder);
    }

    /** The library hands these to initdb word by word, behind its own "-A trust", and the last one wins. */
    private EmbeddedPostgres.Builder withScram(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", cluster.passwordFile().path().toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }

    /** The library opens the folder of its programs to every user of the machine. */
    private static void closeToOthers(File folder) {
        boolean closed = folder.setWritable(false, false) && folder.setWritable(true, true);
        if (!closed) {
            throw new PartFailedException("Cannot close " + folder + " to other users");
        }
    }
}
