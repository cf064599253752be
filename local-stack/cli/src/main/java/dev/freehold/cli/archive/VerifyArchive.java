package dev.freehold.cli.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;
import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.tar.ArchiveVerifier;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;

import static java.util.Objects.requireNonNull;

@Command(
        name = "verify",
        description = "Checks that a file is, byte for byte, an archive that a worker of your region has made.",
        footer = {
            "Needs no platform. The keys are the public JWK set of your region's workers, which FREEHOLD_WORKER_KEYS",
            "can name too; where a local stack has run, its own are the default. Ends with 5 if the file is refused."
        })
final class VerifyArchive implements Callable<Integer> {
    private static final int BUFFER = 1 << 20;

    private final Shell shell;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "The archive, a tar file.")
    private @Nullable Path file;

    @Option(names = "--keys", paramLabel = "JWKS", description = "The workers' public keys, a file with a JWK set.")
    private @Nullable Path keys;

    VerifyArchive(Shell shell) {
        this.shell = requireNonNull(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        Path archive = requireNonNull(file);
        ArchiveVerifier verifier = new ArchiveVerifier(keys());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
            output.answer(json(verifier.verify(in)), VerifyArchive::text);
            return ExitCode.DONE.number();
        } catch (RefusedException refused) {
            throw new ArchiveRefused(String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            throw new UsageFailed("cannot read " + archive);
        }
    }

    private VerifyingKeys keys() {
        Path from = keysFile();
        try {
            return VerifyingKeys.parse(Files.readString(from));
        } catch (IOException e) {
            throw new UsageFailed("cannot read the keys " + from + ": name the workers' public JWK set with --keys");
        } catch (IllegalArgumentException e) {
            throw new UsageFailed("no keys in " + from + ": " + e.getMessage());
        }
    }

    private Path keysFile() {
        if (keys != null) {
            return keys;
        }
        Path home = shell.variable("FREEHOLD_HOME").map(Path::of).orElse(shell.folder());
        return shell.variable("FREEHOLD_WORKER_KEYS")
                .map(Path::of)
                .orElseGet(() -> home.resolve(".freehold").resolve("keys").resolve("worker.public.jwks"));
    }

    private static ObjectNode json(SignedManifest signed) {
        ArchiveManifest manifest = signed.manifest();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("archive", manifest.archive().toString())
                .put("manifestSha256", signed.sha256())
                .put("tenant", manifest.tenant().toString())
                .put("region", manifest.region().value())
                .put("snapshotAt", manifest.snapshotAt().toString())
                .put("schemaPlatform", manifest.schema().platform())
                .put("schemaProduct", manifest.schema().product())
                .put("rows", manifest.rows())
                .put("bytes", manifest.bytes());
        for (ArchiveTable table : manifest.tables()) {
            json.withArray("tables")
                    .addObject()
                    .put("name", table.qualifiedName())
                    .put("rows", table.rows())
                    .put("bytes", table.file().bytes())
                    .put("plainBytes", table.file().plainBytes());
        }
        ArchiveAttachments attachments = manifest.attachments();
        if (attachments != null) {
            json.putObject("attachments").put("objects", attachments.count()).put("bytes", attachments.bytes());
        }
        return json;
    }

    private static List<String> text(JsonNode archive) {
        Table facts = Table.ofFields()
                .row("verified", "every byte")
                .row("archive", archive.path("archive").asText())
                .row("manifest", "sha256:" + archive.path("manifestSha256").asText())
                .row("tenant", archive.path("tenant").asText())
                .row("region", archive.path("region").asText())
                .row("snapshot", archive.path("snapshotAt").asText())
                .row(
                        "schema",
                        "platform " + archive.path("schemaPlatform").asText() + ", product "
                                + archive.path("schemaProduct").asText())
                .row("rows", archive.path("rows").asText())
                .row("bytes", archive.path("bytes").asText());
        archive.path("tables")
                .forEach(table -> facts.row(
                        "table",
                        table.path("name").asText() + ", rows: "
                                + table.path("rows").asText()));
        JsonNode attachments = archive.path("attachments");
        if (attachments.isObject()) {
            facts.row(
                    "attachments",
                    attachments.path("objects").asText() + ", bytes: "
                            + attachments.path("bytes").asText());
        }
        return facts.lines();
    }
}
