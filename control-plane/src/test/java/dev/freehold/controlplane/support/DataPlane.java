package dev.freehold.controlplane.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.region.TenantTraffic;
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

    public Response report(String process, long applied, long drained, Map<String, Integer> connections) {
        return report(new DataPlaneReport(process, applied, drained, 1, 1, connections));
    }

    public Response report(DataPlaneReport report) {
        return ControlPlane.as(Tokens.dataPlane(region))
                .body(ContractJson.write(report))
                .post("/internal/v1/data-planes");
    }

    /** What one process counted of tenants. */
    public void counted(TenantTraffic... traffic) {
        report(new DataPlaneReport("counting", 0, 0, 1, 1, Map.of(), List.of(), List.of(traffic)))
                .then()
                .statusCode(200);
    }

    /** A process that has applied and drained so much. */
    public DataPlaneLease live(String process, long drained) {
        return ContractJson.read(
                report(process, drained, drained, Map.of())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                DataPlaneLease.class);
    }

    /** What a process that holds so much is lent. */
    public DataPlaneLease lease(String process, Map<String, Integer> connections) {
        return ContractJson.read(
                report(process, 0, 0, connections)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString(),
                DataPlaneLease.class);
    }

    public void leave(String process) {
        ControlPlane.as(Tokens.dataPlane(region))
                .delete("/internal/v1/data-planes/{process}", process)
                .then()
                .statusCode(204);
    }

    /** As if the lease that lent it more than now had ended. */
    public void forget(String process) {
        update(
                "UPDATE data_plane_pool SET held_until = now() - make_interval(secs => ?) WHERE region = ? AND process = ?",
                process,
                1);
    }

    /** As if it had been silent for so long that its lease ended some seconds ago. */
    public void lose(String process, int secondsAgo) {
        update(
                "UPDATE data_plane SET lease_until = now() - make_interval(secs => ?) WHERE region = ? AND process = ?",
                process,
                secondsAgo);
    }

    private void update(String sql, String process, int seconds) {
        try (Connection connection = ControlDatabase.server().connectAsApp();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, seconds);
            statement.setString(2, region);
            statement.setString(3, process);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
