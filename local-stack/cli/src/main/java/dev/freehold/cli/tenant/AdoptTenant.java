package dev.freehold.cli.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

/** The connection string comes from a file, so that no list of processes and no shell's history has it. */
@Command(
        name = "adopt",
        description = "Creates a tenant of an existing single-tenant database elsewhere, which is only read.",
        sortOptions = false)
final class AdoptTenant implements Callable<Integer> {
    @Option(
            names = "--source-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds postgresql://user:password@host:port/database; delete it afterwards.")
    @SuppressWarnings("NullAway.Init")
    private Path sourceFile;

    @Mixin
    private final NewTenant tenant = new NewTenant();

    @Mixin
    private final Change change;

    AdoptTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        var body = tenant.json();
        body.putObject("adopt").put("connection", connection());
        return change.run(Endpoint.of("v1", "tenants"), (controlPlane, endpoint) -> controlPlane.post(endpoint, body));
    }

    private String connection() {
        try {
            return Files.readString(sourceFile).strip();
        } catch (IOException e) {
            throw new UsageFailed("cannot read a connection string from " + sourceFile);
        }
    }
}
