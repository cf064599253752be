/**
 * Real PostgreSQL servers on this machine, set up as an administrator sets up a pool or the control database.
 * One enters through {@link dev.freehold.stack.postgres.PostgresServer#start}.
 */
@NullMarked
package dev.freehold.stack.postgres;

import org.jspecify.annotations.NullMarked;
