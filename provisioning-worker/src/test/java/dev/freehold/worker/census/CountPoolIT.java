package dev.freehold.worker.census;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class CountPoolIT {
    private final Workbench bench = new Workbench();
    private final List<InventoryChunk> chunks = new ArrayList<>();

    @AfterEach
    void clear() {
        bench.server.superuser("postgres", "DROP DATABASE IF EXISTS somebodys");
        bench.server.superuser("postgres", "DROP DATABASE IF EXISTS fh_stray");
        bench.server.superuser("postgres", "DROP ROLE IF EXISTS somebody");
    }

    @Test
    void tellsOfATenantItsNamesDatabaseStampAndRoles() {
        TenantId one = Leases.newTenant();
        TenantId other = Leases.newTenant();
        Placement placement = bench.provision(one);
        bench.provision(other);

        count();

        String database = placement.database().value();
        assertThat(all(Inventory::databases)).contains(new Inventory.Database(database, List.of(one.toString())));
        assertThat(all(Inventory::reservations))
                .contains(new Inventory.Reservation(
                        database, one.toString(), database + "_a", database + "_b", database + "_a", true));
        assertThat(all(Inventory::roles))
                .contains(new Inventory.Role(database + "_a", true), new Inventory.Role(database + "_b", false))
                .extracting(Inventory.Role::name)
                .doesNotContain("fh_owner", "fh_app", "freehold_worker");
        assertThat(all(Inventory::templates)).hasSize(1);
        assertThat(all(Inventory::databases))
                .extracting(Inventory.Database::name)
                .contains(TemplateDatabase.newest().name().value())
                .doesNotContain("freehold_pool", "postgres");

        bench.succeed(OperationKind.SUSPEND, one);
        count();
        assertThat(all(Inventory::roles)).contains(new Inventory.Role(database + "_a", false));
        bench.succeed(OperationKind.DROP, one);
        bench.succeed(OperationKind.DROP, other);
        count();
        assertThat(all(Inventory::reservations))
                .extracting(Inventory.Reservation::tenant)
                .doesNotContain(one.toString(), other.toString());
    }

    @Test
    void countsNothingOfOthers() {
        bench.pools.require(TestPool.POOL).prepare();
        bench.server.superuser("postgres", "CREATE ROLE somebody LOGIN");
        bench.server.superuser("postgres", "CREATE DATABASE somebodys OWNER somebody");

        count();

        assertThat(all(Inventory::databases))
                .extracting(Inventory.Database::name)
                .doesNotContain("somebodys");
        assertThat(all(Inventory::roles)).extracting(Inventory.Role::name).doesNotContain("somebody");
    }

    @Test
    void saysNothingOfAStampWhereItCannotLook() {
        bench.pools.require(TestPool.POOL).prepare();
        bench.server.superuser("postgres", "CREATE DATABASE fh_stray OWNER freehold_worker");
        count();
        assertThat(stray().stamps()).isEmpty();

        bench.server.superuser("postgres", "ALTER DATABASE fh_stray ALLOW_CONNECTIONS false");
        count();
        assertThat(stray().stamps()).isNull();
    }

    @Test
    void sendsChunksThatFitIntoARequest() {
        String longest = "f".repeat(63);
        Delivery delivery = new Delivery(1, chunks::add);
        String id = Leases.newTenant().toString();
        delivery.reservations(
                Stream.generate(() -> new Inventory.Reservation(longest, id, longest, longest, longest, true))
                        .limit(1_050)
                        .toList());

        assertThat(chunks).hasSize(11).extracting(InventoryChunk::number).doesNotHaveDuplicates();
        assertThat(chunks).allMatch(chunk -> ContractJson.write(chunk).length() < 64 * 1024);
        assertThat(all(Inventory::reservations)).hasSize(1_050);
    }

    private Inventory.Database stray() {
        return all(Inventory::databases).stream()
                .filter(database -> database.name().equals("fh_stray"))
                .findFirst()
                .orElseThrow();
    }

    private void count() {
        chunks.clear();
        new CountPool(bench.pools).run(TestPool.POOL, new Delivery(1, chunks::add));
    }

    private <T> List<T> all(Function<Inventory, List<T>> kind) {
        return chunks.stream()
                .map(InventoryChunk::inventory)
                .map(kind)
                .flatMap(List::stream)
                .toList();
    }
}
