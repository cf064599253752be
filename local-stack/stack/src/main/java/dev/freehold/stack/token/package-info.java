/**
 * Access tokens for people of this machine's stack: operators, and the members of tenants.
 * One enters through {@link dev.freehold.stack.token.AccessTokens}.
 */
@NullMarked
package dev.freehold.stack.token;

import org.jspecify.annotations.NullMarked;
