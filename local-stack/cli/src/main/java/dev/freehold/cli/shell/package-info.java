/**
 * What surrounds a run: streams, terminal, environment, clock, and the ways in which a run can end. Enter at
 * {@link dev.freehold.cli.shell.Shell}.
 */
@NullMarked
package dev.freehold.cli.shell;

import org.jspecify.annotations.NullMarked;
