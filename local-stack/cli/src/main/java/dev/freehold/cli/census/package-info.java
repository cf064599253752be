/** {@code freehold census …}: what the registry, the pools and the identities disagree on, and putting it right. Enter at {@link dev.freehold.cli.census.CensusCommand}. */
@NullMarked
package dev.freehold.cli.census;

import org.jspecify.annotations.NullMarked;
