/**
 * The identity server: a real Keycloak with Freehold's realm, and tokens from it.
 * One enters through {@link dev.freehold.stack.keycloak.KeycloakServer#start}.
 */
@NullMarked
package dev.freehold.stack.keycloak;

import org.jspecify.annotations.NullMarked;
