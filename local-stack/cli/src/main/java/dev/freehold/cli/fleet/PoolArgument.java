package dev.freehold.cli.fleet;

import dev.freehold.cli.shell.NameArgument;

/** A pool's id. */
final class PoolArgument extends NameArgument {
    PoolArgument() {
        super("pool's id");
    }
}
