package dev.freehold.controlplane.license;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.freehold.contracts.codec.SigningKey;

import static java.util.Objects.requireNonNull;

/** The authority's public keys. Who wants proof against us keeps a copy of them. */
@Path("/v1/keys")
@Tag(name = "Keys")
class KeysResource {
    private final SigningKey authority;

    KeysResource(SigningKey authority) {
        this.authority = requireNonNull(authority);
    }

    /** A JWK set: what checks licences, route feeds and heads of the audit. */
    @GET
    @PermitAll
    @Produces("application/jwk-set+json")
    public String get() {
        return authority.publicJwks();
    }
}
