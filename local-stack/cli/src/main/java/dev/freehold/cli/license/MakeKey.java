package dev.freehold.cli.license;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;

import static java.util.Objects.requireNonNull;

/** {@code freehold key make}. Asks nobody: keys are made where they are kept. */
@Command(
        name = "make",
        description =
                "Makes a key pair and writes it to two files, of which the private one is for nobody else to read.",
        footer = "The authority and workers sign; a region opens. Nothing is written over.")
final class MakeKey implements Callable<Integer> {
    /** What a key is for. */
    enum Purpose {
        SIGN,
        OPEN
    }

    private final Shell shell;

    @Parameters(paramLabel = "ID", description = "The key's id, such as worker-eu-central-1. No two keys may share it.")
    private String id = "";

    @Option(names = "--to", required = true, paramLabel = "PURPOSE", description = "sign or open.")
    private Purpose purpose = Purpose.SIGN;

    @Option(names = "--private", required = true, paramLabel = "FILE", description = "For the private JWK set.")
    private Path privateFile = Path.of("");

    @Option(names = "--public", required = true, paramLabel = "FILE", description = "For the public JWK set.")
    private Path publicFile = Path.of("");

    MakeKey(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    @Override
    public Integer call() {
        try {
            if (purpose == Purpose.SIGN) {
                SigningKey key = SigningKey.generate(id);
                write(key.privateJwks(), key.publicJwks());
            } else {
                OpeningKeys key = OpeningKeys.generate(id);
                write(key.privateJwks(), key.publicJwks());
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageFailed(e.getMessage() + " is there already; a key is never written over");
        } catch (IOException e) {
            throw new UsageFailed("cannot write " + e.getMessage());
        }
        shell.out().println("Made " + id + ". Private half: " + privateFile + ". Public half: " + publicFile + ".");
        return ExitCode.DONE.number();
    }

    private void write(String privateJwks, String publicJwks) throws IOException {
        Path file = shell.folder().resolve(privateFile);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
        Files.writeString(file, privateJwks);
        Files.writeString(shell.folder().resolve(publicFile), publicJwks, StandardOpenOption.CREATE_NEW);
    }
}
