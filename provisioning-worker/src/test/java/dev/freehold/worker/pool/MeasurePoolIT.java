package dev.freehold.worker.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.Pause;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class MeasurePoolIT {
    private final Workbench bench = new Workbench();
    private final List<PoolMeasurement> parts = new ArrayList<>();
    private final TenantId one = Leases.newTenant();
    private final TenantId other = Leases.newTenant();

    @Test
    void tellsOfEachTenantItsOwnFiguresAndNoRows() {
        String database = bench.provision(one).database().value();
        bench.provision(other);
        bench.server.superuser(database, """
                INSERT INTO product.product (tenant_id, id, sku, name, price, version, created_at, updated_at)
                SELECT '%s', gen_random_uuid(), n::text, 'SECRET', 1, 0,
                       CASE WHEN n <= 3 THEN now() ELSE now() - interval '2 months' END, now()
                FROM generate_series(1, 5) n
                """.formatted(one));

        measure();

        MeasuredTenant ofOne = found(one);
        assertThat(ofOne.reachable()).isTrue();
        assertThat(ofOne.bytes()).isGreaterThan(1_000_000L);
        assertThat(ofOne.schemaVersion()).isEqualTo(1);
        assertThat(ofOne.users()).isEqualTo(1L);
        assertThat(ofOne.documents()).isEqualTo(3L);
        assertThat(found(other).documents()).isZero();
        assertThat(parts.getLast().bytes()).isGreaterThan(2_000_000L);
        assertThat(parts.toString()).doesNotContain("SECRET", database);
        drop();
    }

    @Test
    void tellsThatADatabaseIsGoneOrNotTheTenantsAndOfTheOthersAllTheSame() {
        Placement gone = bench.provision(one);
        bench.provision(other);
        bench.server.superuser("postgres", "ALTER DATABASE " + gone.database() + " RENAME TO fh_elsewhere");
        measure();
        assertThat(found(one)).isEqualTo(new MeasuredTenant(one, false, null, null, null, null, null));
        assertThat(found(other).reachable()).isTrue();

        bench.server.superuser("postgres", "ALTER DATABASE fh_elsewhere RENAME TO " + gone.database());
        bench.server.superuser(gone.database().value(), "DELETE FROM freehold.tenant");
        measure();
        assertThat(found(one).reachable()).isFalse();
        assertThat(found(other).reachable()).isTrue();
        bench.server.superuser(
                gone.database().value(),
                "INSERT INTO freehold.tenant (id, region, environment) VALUES ('" + one + "', 'local', 'production')");
        drop();
    }

    private void measure() {
        parts.clear();
        new MeasurePool(Duration.ZERO, Pause.REAL).run(bench.pools.require(TestPool.POOL), parts::add);
    }

    private MeasuredTenant found(TenantId tenant) {
        return parts.stream()
                .flatMap(part -> part.tenants().stream())
                .filter(measured -> measured.tenant().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    private void drop() {
        bench.succeed(OperationKind.DROP, one);
        bench.succeed(OperationKind.DROP, other);
    }
}
