package dev.freehold.cli.fleet;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

/** What is done with one pool, or looked up of it; the name of the command is the last part of the path. */
@Command
class ChangePool implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    private final String verb;

    @Parameters(paramLabel = "POOL", converter = PoolArgument.class, description = "The pool.")
    @SuppressWarnings("NullAway.Init")
    private String pool;

    private ChangePool(Shell shell, String verb) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.verb = verb;
    }

    @Override
    public Integer call() {
        output.answer(connection.open().post(Endpoint.of("v1", "pools", pool, verb)), PoolText::details);
        return ExitCode.DONE.number();
    }

    @Command(name = "cordon", description = "Has a pool take no new tenants; those that are there stay and are served.")
    static final class Cordon extends ChangePool {
        Cordon(Shell shell) {
            super(shell, "cordon");
        }
    }

    @Command(name = "uncordon", description = "Has a pool take new tenants again.")
    static final class Uncordon extends ChangePool {
        Uncordon(Shell shell) {
            super(shell, "uncordon");
        }
    }

    @Command(
            name = "drain",
            description =
                    "Has a pool take no new tenants and keep no stock, and says how many tenants are left. None is moved.")
    static final class Drain extends ChangePool {
        Drain(Shell shell) {
            super(shell, "drain");
        }
    }

    @Command(name = "retire", description = "Gives an empty pool up for good.")
    static final class Retire extends ChangePool {
        Retire(Shell shell) {
            super(shell, "retire");
        }
    }
}
