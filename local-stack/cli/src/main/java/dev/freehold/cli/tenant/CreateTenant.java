package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(name = "create", description = "Creates a tenant with a database of its own.", sortOptions = false)
final class CreateTenant implements Callable<Integer> {
    @Mixin
    private final NewTenant tenant = new NewTenant();

    @Mixin
    private final Change change;

    CreateTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        return change.run(
                Endpoint.of("v1", "tenants"), (controlPlane, endpoint) -> controlPlane.post(endpoint, tenant.json()));
    }
}
