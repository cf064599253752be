package dev.freehold.worker.postgres;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTraceTest {
    @Test
    void tellsOfDdlWhatIsDoneAndNotToWhat() {
        assertThat(SqlTrace.words("ALTER ROLE \"fh_x_a\" LOGIN PASSWORD 'SCRAM-SHA-256$1:canary'", 2))
                .isEqualTo("ALTER ROLE");
        assertThat(SqlTrace.words("\n  select pg_sleep(1)", 1)).isEqualTo("SELECT");
        assertThat(SqlTrace.words("GRANT \"fh_app\" TO x", 2)).isEqualTo("GRANT");
        assertThat(SqlTrace.words("-- nothing", 2)).isEqualTo("SQL");
    }

    @Test
    void takesLiteralsOutOfWhatItTells() {
        assertThat(SqlTrace.withoutLiterals("""
                SELECT 'can''ary' || name, 4711
                FROM t1 WHERE id = ?
                """)).isEqualTo("SELECT ? || name, ? FROM t1 WHERE id = ?");
    }
}
