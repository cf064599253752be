package dev.freehold.controlplane.census;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.codec.ContractJson;

import static java.util.Objects.requireNonNull;

/** Inventories in the parts in which they came. */
@Singleton
class ChunkTable {
    private static final String INSERT = """
            INSERT INTO census_chunk (task, attempt, number, inventory) VALUES (:task, :attempt, :number, :inventory)
            ON CONFLICT DO NOTHING
            """;
    private static final String OF_ATTEMPT = """
            SELECT inventory FROM census_chunk WHERE task = :task AND attempt = :attempt ORDER BY number
            """;
    private static final String DELETE = """
            DELETE FROM census_chunk WHERE task IN (SELECT id FROM census_task WHERE census = :census)
            """;

    private final Jdbi jdbi;

    ChunkTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(UUID task, InventoryChunk chunk) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("task", task)
                .bind("attempt", chunk.attempt())
                .bind("number", chunk.number())
                .bind("inventory", ContractJson.write(chunk.inventory()))
                .execute());
    }

    /** The whole of what the attempt that did the task has delivered. */
    Inventory inventory(Task done) {
        List<Inventory> parts = jdbi.withHandle(handle -> handle.createQuery(OF_ATTEMPT)
                .bind("task", done.id())
                .bind("attempt", done.attempt())
                .mapTo(String.class)
                .map(text -> ContractJson.read(text, Inventory.class))
                .list());
        return new Inventory(
                all(parts, Inventory::databases),
                all(parts, Inventory::roles),
                all(parts, Inventory::reservations),
                all(parts, Inventory::standbys),
                all(parts, Inventory::templates),
                all(parts, Inventory::identities),
                all(parts, Inventory::archives),
                all(parts, Inventory::holders));
    }

    void deleteOf(UUID census) {
        jdbi.useHandle(
                handle -> handle.createUpdate(DELETE).bind("census", census).execute());
    }

    private static <T> List<T> all(List<Inventory> parts, Function<Inventory, List<T>> kind) {
        return parts.stream().map(kind).flatMap(List::stream).toList();
    }
}
