package dev.freehold.cli.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;
import dev.freehold.contracts.audit.AuditHead;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.audit.BrokenChainException;
import dev.freehold.contracts.audit.ChainCheck;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;

import static java.util.Objects.requireNonNull;

@Command(
        name = "verify",
        description = "Checks that no entry of the trail was edited, removed, moved or cut off.",
        footer = {
            "Exit code 1 if one was; the entry is named.",
            "Without FILE, --keys and --heads the control plane is asked for them. Proof against the control plane itself"
                    + " needs keys and heads that come from elsewhere: a copy of the keys, and the heads as the bucket or the"
                    + " folder held them before the export. With all three it is not asked at all."
        })
final class VerifyChain implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    private final Shell shell;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "What 'audit export' printed.")
    private @Nullable Path file;

    @Option(names = "--keys", paramLabel = "FILE", description = "The authority's public keys, a JWK set.")
    private @Nullable Path keys;

    @Option(
            names = "--heads",
            paramLabel = "FOLDER",
            description = "Signed heads: every *.jws in this folder and below.")
    private @Nullable Path heads;

    VerifyChain(Shell shell) {
        this.connection = new Connection(shell);
        this.shell = requireNonNull(shell);
    }

    @Override
    public Integer call() {
        try {
            ChainCheck check = new ChainCheck(heads(VerifyingKeys.parse(keys())));
            links(check);
            check.finish();
            shell.out().println(good(check));
            return ExitCode.DONE.number();
        } catch (BrokenChainException | RefusedException broken) {
            shell.out().println(broken.getMessage());
            return ExitCode.OPERATION_FAILED.number();
        } catch (IOException e) {
            throw new UsageFailed("cannot read " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageFailed("--keys: " + e.getMessage());
        }
    }

    private static String good(ChainCheck check) {
        return "%d entries, unchanged; signed heads vouch for the first %d of them.%s"
                .formatted(
                        check.length(),
                        check.vouched(),
                        check.last()
                                .map(link -> " Last hash " + link.hash() + ".")
                                .orElse(""));
    }

    private String keys() throws IOException {
        return keys == null ? trail().keys() : Files.readString(keys);
    }

    private List<AuditHead> heads(VerifyingKeys authority) throws IOException {
        List<AuditHead> found = new ArrayList<>();
        if (heads == null) {
            trail().heads(signed -> found.add(AuditHead.verify(signed, authority)));
            return found;
        }
        try (Stream<Path> files = Files.walk(heads)) {
            for (Path each :
                    files.filter(path -> path.toString().endsWith(".jws")).toList()) {
                found.add(AuditHead.verify(Files.readString(each).strip(), authority));
            }
        }
        if (found.isEmpty()) {
            throw new UsageFailed("--heads: there is no *.jws in " + heads);
        }
        return found;
    }

    private void links(ChainCheck check) throws IOException {
        if (file == null) {
            trail().links(check::accept);
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check.accept(AuditLink.parse(line));
            }
        }
    }

    private Trail trail() {
        return new Trail(connection.open());
    }
}
