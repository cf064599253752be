/** Gets tokens from an identity server: OAuth 2.0 grants and OpenID Connect discovery. Enter at {@link dev.freehold.cli.oauth.TokenEndpoint}. */
@NullMarked
package dev.freehold.cli.oauth;

import org.jspecify.annotations.NullMarked;
