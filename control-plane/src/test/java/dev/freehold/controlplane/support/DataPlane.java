package dev.freehold.controlplane.support;

import io.restassured.response.Response;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;

/** Plays a data plane of one region over HTTP. */
public record DataPlane(String region) {
    public Response answer(long after, int waitSeconds) {
        return ControlPlane.as(Tokens.dataPlane(region))
                .get("/internal/v1/routes?after={after}&wait={wait}", after, waitSeconds);
    }

    public RouteFeed routes(long after) {
        return verify(answer(after, 0));
    }

    public RouteFeed verify(Response response) {
        String signed = response.then()
                .statusCode(200)
                .contentType(RouteFeed.MEDIA_TYPE)
                .extract()
                .asString();
        return RouteFeed.verify(
                signed, VerifyingKeys.parse(ControlDatabase.authority().publicJwks()), new Region(region));
    }
}
