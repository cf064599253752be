/**
 * Finds out which control plane is meant and who asks. Enter at {@link dev.freehold.cli.connect.Connection}, a set of options
 * that every command has.
 */
@NullMarked
package dev.freehold.cli.connect;

import org.jspecify.annotations.NullMarked;
