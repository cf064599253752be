package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.health.HealthText;
import dev.freehold.cli.shell.Shell;

@Command(name = "health", description = "Shows how a tenant is, and why.")
final class ShowHealth implements Callable<Integer> {
    @Mixin
    private final TenantQuery query;

    ShowHealth(Shell shell) {
        this.query = new TenantQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("health", HealthText::tenant);
    }
}
