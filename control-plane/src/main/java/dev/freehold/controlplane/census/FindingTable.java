package dev.freehold.controlplane.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.census.compare.Remedy;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** What censuses found. */
@Singleton
class FindingTable {
    private static final String INSERT = """
            INSERT INTO census_finding (census, number, kind, region, pool, subject, tenant, detail, remedy, advice, state)
            VALUES (:census, :number, :kind, :region, :pool, :subject, CAST(:tenant AS uuid), :detail, :remedy, :advice, 'open')
            """;
    private static final String ALL = """
            SELECT * FROM census_finding WHERE census = :census ORDER BY number
            """;
    private static final String ONE = """
            SELECT * FROM census_finding WHERE census = :census AND number = :number
            """;
    private static final String LOCK = """
            SELECT * FROM census_finding WHERE census = :census AND number = :number FOR UPDATE
            """;
    private static final String MOVE = """
            UPDATE census_finding SET state = :state, note = :note WHERE census = :census AND number = :number
            """;

    private final Jdbi jdbi;

    FindingTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(UUID census, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch(INSERT);
            for (Finding finding : findings) {
                batch.bind("census", census)
                        .bind("number", finding.number())
                        .bind("kind", finding.kind().wireName())
                        .bind("region", finding.region().value())
                        .bind(
                                "pool",
                                finding.pool() == null ? null : finding.pool().value())
                        .bind("subject", finding.subject())
                        .bind(
                                "tenant",
                                finding.tenant() == null
                                        ? null
                                        : finding.tenant().value())
                        .bind("detail", finding.detail())
                        .bind("remedy", finding.remedy().wireName())
                        .bind("advice", finding.advice())
                        .add();
            }
            batch.execute();
        });
    }

    List<Finding> of(UUID census) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .bind("census", census)
                .map((result, context) -> finding(result))
                .list());
    }

    Optional<Finding> find(UUID census, int number) {
        return one(ONE, census, number);
    }

    /** Nobody else changes it until the transaction ends. */
    Finding lock(UUID census, int number) {
        return one(LOCK, census, number).orElseThrow();
    }

    Finding move(UUID census, Finding finding, Finding.State state, @Nullable String note) {
        jdbi.useHandle(handle -> handle.createUpdate(MOVE)
                .bind("census", census)
                .bind("number", finding.number())
                .bind("state", state.wireName())
                .bind("note", note)
                .execute());
        return finding.in(state, note);
    }

    private Optional<Finding> one(String query, UUID census, int number) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("census", census)
                .bind("number", number)
                .map((result, context) -> finding(result))
                .findOne());
    }

    private static Finding finding(ResultSet result) throws SQLException {
        Row row = new Row(result);
        String pool = row.textOrNull("pool");
        String tenant = row.textOrNull("tenant");
        return new Finding(
                row.integer("number"),
                FindingKind.parse(row.text("kind")),
                new Region(row.text("region")),
                pool == null ? null : new PoolId(pool),
                row.text("subject"),
                tenant == null ? null : TenantId.parse(tenant),
                row.text("detail"),
                Remedy.parse(row.text("remedy")),
                row.text("advice"),
                Finding.State.parse(row.text("state")),
                row.textOrNull("note"));
    }
}
