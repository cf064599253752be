/**
 * Whose token a request bears: checked with the issuer's public keys, which outlive the issuer's absence and a restart here. BearerTokens
 * is where a request enters, Caller is what comes out.
 */
@NullMarked
package dev.freehold.tenantservice.identity;

import org.jspecify.annotations.NullMarked;
