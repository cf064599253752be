package dev.freehold.systemtests.chaos;

import java.util.Map;

import dev.freehold.systemtests.Bucket;

import static java.util.Objects.requireNonNull;

/** A tenant that others are made from: of its archive, or of its database as if that were elsewhere. It is made once and never dropped. */
final class Origin {
    private static final String READER = "reader_of_origin";

    private final Operator operator;
    private final Pools pools;
    private final Bucket bucket;
    private String slug = "";
    private String id = "";
    private String archive = "";
    private String connection = "";

    Origin(Operator operator, Pools pools) {
        this.operator = requireNonNull(operator, "operator");
        this.pools = requireNonNull(pools, "pools");
        this.bucket = new Bucket(pools.stack());
    }

    /** What a request says beyond the usual to have another company's tenant made of it, with attachments. */
    Map<String, ?> archived() {
        make();
        if (archive.isEmpty()) {
            for (int i = 0; i < 3; i++) {
                bucket.put("tenants/" + id + "/attachments/" + i);
            }
            archive = operator.awaitSuccess(operator.ask(slug, "export"));
        }
        return Map.of("archive", Map.of("id", archive, "confirmForeign", slug));
    }

    /** Likewise to have its database adopted. */
    Map<String, ?> elsewhere() {
        make();
        if (connection.isEmpty()) {
            String pool = operator.tenant(slug).path("pool").asText();
            String database = pools.rows(
                            pool, "freehold_pool", "SELECT database FROM ledger.reservation WHERE tenant = ?::uuid", id)
                    .getFirst();
            pools.run(
                    pool,
                    database,
                    "CREATE ROLE " + READER + " LOGIN PASSWORD 'p' IN ROLE fh_owner",
                    "GRANT CONNECT ON DATABASE " + database + " TO " + READER);
            connection =
                    "postgresql://%s:p@localhost:%d/%s".formatted(READER, Pools.port(pools.stack(), pool), database);
        }
        return Map.of("adopt", Map.of("connection", connection));
    }

    private void make() {
        if (slug.isEmpty()) {
            String fresh = Operator.freshSlug("origin");
            operator.awaitSuccess(operator.create(fresh));
            id = operator.tenant(fresh).path("id").asText();
            slug = fresh;
        }
    }
}
