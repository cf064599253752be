package dev.freehold.tenantservice.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which tokens are accepted. */
@ConfigMapping(prefix = "freehold.token")
interface TokenSettings {
    /** The issuer that a token must name, exactly. */
    String issuer();

    /** What a token's audience must contain. */
    @WithDefault("freehold-tenant-service")
    String audience();
}
