package dev.freehold.controlplane.dataplane;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Says which processes of a region have not drained a version of its feed. */
@Singleton
public class Acknowledgements {
    private static final String OF_REGION = """
            SELECT process, lease_until > clock_timestamp() AS live, drained_version >= :version AS drained
            FROM data_plane
            WHERE region = :region
            ORDER BY process
            """;

    private final Jdbi jdbi;

    Acknowledgements(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    public Acknowledgement of(Region region, long version) {
        List<String> waitingFor = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        List<Follower> all = followers(region, version);
        all.stream()
                .filter(follower -> !follower.drained())
                .forEach(follower -> (follower.live() ? waitingFor : lost).add(follower.name()));
        return new Acknowledgement((int) all.stream().filter(Follower::live).count(), waitingFor, lost);
    }

    private List<Follower> followers(Region region, long version) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_REGION)
                .bind("region", region.value())
                .bind("version", version)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Follower(row.text("process"), row.flag("live"), row.flag("drained"));
                })
                .list());
    }

    private record Follower(String name, boolean live, boolean drained) {}
}
