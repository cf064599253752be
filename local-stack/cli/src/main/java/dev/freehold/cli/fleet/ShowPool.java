package dev.freehold.cli.fleet;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.health.HealthText;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

/** Looks one thing up of one pool. */
@Command
abstract class ShowPool implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "POOL", converter = PoolArgument.class, description = "The pool.")
    @SuppressWarnings("NullAway.Init")
    private String pool;

    private ShowPool(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        show(connection.open(), output, pool);
        return ExitCode.DONE.number();
    }

    abstract void show(ControlPlane controlPlane, Output to, String id);

    @Command(name = "show", description = "Shows a pool, how full it is and whether it takes new tenants.")
    static final class Details extends ShowPool {
        Details(Shell shell) {
            super(shell);
        }

        @Override
        void show(ControlPlane controlPlane, Output to, String id) {
            to.answer(controlPlane.get(Endpoint.of("v1", "pools", id)), PoolText::details);
        }
    }

    @Command(name = "health", description = "Shows how a pool is, and why.")
    static final class Health extends ShowPool {
        Health(Shell shell) {
            super(shell);
        }

        @Override
        void show(ControlPlane controlPlane, Output to, String id) {
            to.answer(controlPlane.get(Endpoint.of("v1", "health", "pools", id)), HealthText::pool);
        }
    }
}
