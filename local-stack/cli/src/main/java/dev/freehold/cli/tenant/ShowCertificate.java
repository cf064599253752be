package dev.freehold.cli.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.offboarding.CertificateVerifier;

@Command(
        name = "certificate",
        description = "Prints the certificate that a tenant is gone, or checks it with nothing but public keys.")
final class ShowCertificate implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "TENANT", converter = SlugArgument.class, description = "The slug it had, or its id.")
    @SuppressWarnings("NullAway.Init")
    private String tenant;

    @Option(
            names = "--verify",
            description = "Check the signatures and say what they are under; needs --keys and --worker-keys.")
    private boolean verify;

    @Option(names = "--keys", paramLabel = "FILE", description = "The authority's public keys, a JWK set.")
    private @Nullable Path keys;

    @Option(
            names = "--worker-keys",
            paramLabel = "FILE",
            description = "The public signing keys of the workers of the tenant's region, a JWK set.")
    private @Nullable Path workerKeys;

    ShowCertificate(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        CertificateVerifier verifier = verify ? new CertificateVerifier(read(keys), read(workerKeys)) : null;
        JsonNode issued = connection.open().get(Endpoint.of("v1", "tenants", tenant, "certificate"));
        try {
            List<String> lines = lines(issued.path("certificate").asText(), verifier);
            output.answer(issued, _ -> lines);
            return ExitCode.DONE.number();
        } catch (RefusedException e) {
            output.remark("The certificate does not hold: " + e.getMessage() + ".");
            return ExitCode.OPERATION_FAILED.number();
        }
    }

    private static List<String> lines(String certificate, @Nullable CertificateVerifier verifier) {
        return verifier == null ? List.of(certificate) : CertificateText.lines(verifier.verify(certificate));
    }

    private static VerifyingKeys read(@Nullable Path file) {
        if (file == null) {
            throw new UsageFailed("--verify needs --keys FILE and --worker-keys FILE");
        }
        try {
            return VerifyingKeys.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageFailed("cannot read public keys from " + file);
        }
    }
}
