package dev.freehold.controlplane.placement;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Takes down what workers have learnt from the servers of their region's pools. */
@Singleton
public class LearnPools {
    private static final String UPDATE = """
            UPDATE pool
            SET announced_connections = said.connections
            FROM unnest(:pools, :connections) AS said (pool, connections)
            WHERE pool.id = said.pool AND pool.region = :region AND said.connections > 0
              AND pool.announced_connections IS DISTINCT FROM said.connections
            """;

    private final Jdbi jdbi;

    LearnPools(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** @param connections how many each takes, by pool id; those of other regions are passed over */
    @Transactional(Transactional.TxType.MANDATORY)
    public void run(Region region, Map<String, Integer> connections) {
        List<Map.Entry<String, Integer>> pools = connections.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        jdbi.useHandle(handle -> handle.createUpdate(UPDATE)
                .bindArray(
                        "pools",
                        String.class,
                        pools.stream().map(Map.Entry::getKey).toList())
                .bindArray(
                        "connections",
                        Integer.class,
                        pools.stream().map(Map.Entry::getValue).toList())
                .bind("region", region.value())
                .execute());
    }
}
