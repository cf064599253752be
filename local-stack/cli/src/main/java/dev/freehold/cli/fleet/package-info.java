/** {@code freehold pool …} and {@code freehold plan …}: what the fleet offers. Enter at {@link dev.freehold.cli.fleet.FleetCommands}. */
@NullMarked
package dev.freehold.cli.fleet;

import org.jspecify.annotations.NullMarked;
