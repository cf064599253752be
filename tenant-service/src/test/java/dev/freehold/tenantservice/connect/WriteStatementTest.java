package dev.freehold.tenantservice.connect;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WriteStatementTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into product.product (id) values (?)",
                "\n UPDATE x SET a = 1",
                "delete from x",
                "MERGE INTO x USING y ON true WHEN MATCHED THEN DELETE",
                "/* a comment */ insert into x values (1)",
                "with gone as (delete from x returning *) select * from gone",
                "select * from x for update",
                "-- note\nupdate x set a = 1",
                "truncate x"
            })
    void seesAWrite(String sql) {
        assertThat(WriteStatement.matches(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select p1_0.id,p1_0.updated_at,p1_0.deleted from product.product p1_0 where p1_0.id=?",
                "\n  SELECT roles\n  FROM freehold.member"
            })
    void seesARead(String sql) {
        assertThat(WriteStatement.matches(sql)).isFalse();
    }
}
