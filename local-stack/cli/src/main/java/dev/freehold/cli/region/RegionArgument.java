package dev.freehold.cli.region;

import dev.freehold.cli.shell.NameArgument;

/** A region's name. */
final class RegionArgument extends NameArgument {
    RegionArgument() {
        super("region's name");
    }
}
