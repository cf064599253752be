package dev.freehold.worker.upkeep;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.effect.database.TemplateDatabase;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.testing.ServerView;
import dev.freehold.worker.testing.TestPool;

/** The upkeep of the tests' pool as one worker does it, and what the server then shows. */
record Stock(ReadyPool pool, PoolUpkeep upkeep, ServerView server) {
    static final int NEWEST = TemplateDatabase.newest().version();

    Stock() {
        this(Duration.ofHours(1));
    }

    Stock(Duration templateGrace) {
        this(
                new Pools(List.of(TestPool.address()), TestPool.UNTRACED).all().getFirst(),
                new PoolUpkeep(
                        TemplateDatabase.newest(),
                        new SecureRandom(),
                        new DropPace(Duration.ZERO, Clock.systemUTC(), Pause.REAL),
                        Duration.ZERO,
                        templateGrace,
                        20),
                new ServerView(TestPool.server()));
    }

    static PoolId id() {
        return TestPool.POOL;
    }

    long bringTo(int wanted) {
        return bringTo(wanted, _ -> {});
    }

    long bringTo(int wanted, Checkpoint checkpoint) {
        return upkeep.run(pool, wanted, true, checkpoint);
    }

    /** As where the pool is cordoned. */
    long keep(int wanted) {
        return upkeep.run(pool, wanted, false, _ -> {});
    }

    List<String> ready() {
        return ledger("SELECT database FROM ledger.standby WHERE ready ORDER BY made_at");
    }

    List<String> noted() {
        return ledger("SELECT database FROM ledger.standby");
    }

    /** Of those that the ledger has as stock or as a tenant's, and of those that it has not. */
    List<String> databases() {
        return server.ask(
                "postgres",
                "SELECT datname FROM pg_database WHERE datname LIKE 'fh\\_%' AND datname NOT LIKE 'fh\\_template%'");
    }

    List<String> roles() {
        return server.ask(
                "postgres",
                "SELECT rolname FROM pg_roles WHERE rolname LIKE 'fh\\_%' AND rolname NOT IN ('fh_owner', 'fh_app')");
    }

    void change(String sql) {
        server.superuser(PoolServer.LEDGER, sql);
    }

    List<String> ledger(String query) {
        return server.ask(PoolServer.LEDGER, query);
    }
}
