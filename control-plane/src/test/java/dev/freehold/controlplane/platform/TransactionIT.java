package dev.freehold.controlplane.platform;

import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class TransactionIT {
    private final String slug = "quarantined-" + UUID.randomUUID();

    @Inject
    Jdbi jdbi;

    @Test
    void leavesNothingOfAnActionThatThrows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    write();
                    assertThat(rows()).isEqualTo(1);
                    throw new IllegalStateException("on purpose");
                }));
        assertThat(rows()).isZero();
    }

    @Test
    void keepsAnActionThatReturns() {
        QuarkusTransaction.requiringNew().run(this::write);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void waitsForTheDiskThoughTheServerWouldNot() {
        String setting = jdbi.withHandle(handle -> handle.createQuery("SELECT current_setting('synchronous_commit')")
                .mapTo(String.class)
                .one());
        assertThat(setting).isEqualTo("on");
    }

    private void write() {
        jdbi.useHandle(
                handle -> handle.execute("INSERT INTO slug_quarantine (slug, free_after) VALUES (?, now())", slug));
    }

    private int rows() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM slug_quarantine WHERE slug = :slug")
                .bind("slug", slug)
                .mapTo(int.class)
                .one());
    }
}
