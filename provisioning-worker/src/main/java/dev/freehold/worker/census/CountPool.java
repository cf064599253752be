package dev.freehold.worker.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.postgres.ledger.UpkeepSession;

import static java.util.Objects.requireNonNull;

/** Tells what is on a pool, and in whose name the databases there are stamped. Changes nothing. */
@Singleton
final class CountPool {
    private static final String APPLICATION_NAME = "fh:census";

    private final Pools pools;

    CountPool(Pools pools) {
        this.pools = requireNonNull(pools, "pools is null");
    }

    void run(PoolId id, Delivery delivery) {
        ReadyPool pool = pools.require(id);
        PoolSnapshot seen = snapshot(pool);
        delivery.roles(seen.roles());
        delivery.reservations(seen.reservations());
        delivery.standbys(seen.standbys());
        delivery.templates(seen.templates());
        stamped(pool.forReading(), seen, delivery);
    }

    /** While this has the pool's upkeep, nobody makes or unmakes a standby. */
    private static PoolSnapshot snapshot(ReadyPool pool) {
        try (UpkeepSession session = pool.openForUpkeep()) {
            boolean alone = session.takeOver();
            return PoolSnapshot.take(session.sql(), !alone);
        }
    }

    /** One connection at a time: a count must not be felt. Databases at rest are not connected to. */
    private static void stamped(PostgresPool pool, PoolSnapshot seen, Delivery delivery) {
        Set<String> worthALook = seen.reservations().stream()
                .filter(Inventory.Reservation::live)
                .map(Inventory.Reservation::database)
                .collect(Collectors.toSet());
        worthALook.addAll(seen.unknown());
        List<Inventory.Database> some = new ArrayList<>();
        for (PoolSnapshot.Seen database : seen.databases()) {
            boolean look = database.connectable() && worthALook.contains(database.name());
            some.add(new Inventory.Database(database.name(), look ? stamps(pool, database.name()) : null));
            if (some.size() == Delivery.atOnce()) {
                delivery.databases(some);
                some.clear();
            }
        }
        delivery.databases(some);
    }

    /** Nothing where it cannot be told: it may be gone since, full, or not of our making. */
    private static @Nullable List<String> stamps(PostgresPool pool, String name) {
        try (SqlSession sql = pool.openAsOwner(new DatabaseName(name), APPLICATION_NAME)) {
            return TenantStamp.read(sql).stream().map(Object::toString).toList();
        } catch (PostgresException | IllegalArgumentException e) {
            return null;
        }
    }
}
