package dev.freehold.cli.tenant;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold tenant …}. */
@Command(
        name = "tenant",
        description =
                "Creates, shows, changes, suspends, resumes, verifies, rotates, exports, imports, adopts and deletes tenants.",
        synopsisSubcommandLabel = "COMMAND")
public final class TenantCommand {
    private TenantCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new TenantCommand())
                .addSubcommand(new CreateTenant(shell))
                .addSubcommand(new ShowTenant(shell))
                .addSubcommand(new ListTenants(shell))
                .addSubcommand(new UpdateTenant(shell))
                .addSubcommand(new SuspendTenant(shell))
                .addSubcommand(new ResumeTenant(shell))
                .addSubcommand(new VerifyTenant(shell))
                .addSubcommand(new RotateCredential(shell))
                .addSubcommand(new ShowRoute(shell))
                .addSubcommand(new ShowHealth(shell))
                .addSubcommand(new ShowUsage(shell))
                .addSubcommand(new TenantIsolation(shell))
                .addSubcommand(new ExportTenant(shell))
                .addSubcommand(new ListArchives(shell))
                .addSubcommand(new DiscardArchive(shell))
                .addSubcommand(new ImportTenant(shell))
                .addSubcommand(new AdoptTenant(shell))
                .addSubcommand(new DeleteTenant(shell))
                .addSubcommand(new UndeleteTenant(shell))
                .addSubcommand(new PurgeTenant(shell))
                .addSubcommand(new ShowCertificate(shell));
    }
}
