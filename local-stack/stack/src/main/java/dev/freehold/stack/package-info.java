/**
 * The platform on one machine, from real parts: PostgreSQL, Keycloak and our three services.
 * One enters through {@link dev.freehold.stack.LocalStack#start}.
 */
@NullMarked
package dev.freehold.stack;

import org.jspecify.annotations.NullMarked;
