package dev.freehold.cli.tenant;

import dev.freehold.cli.shell.NameArgument;

/** The slug of a tenant that should exist. */
final class SlugArgument extends NameArgument {
    SlugArgument() {
        super("tenant's slug");
    }
}
