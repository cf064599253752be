package dev.freehold.tenantservice.identity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The issuer's public keys, where it publishes them. */
@RegisterRestClient(configKey = "jwks")
@Path("")
interface JwksClient {
    @GET
    String keys();
}
