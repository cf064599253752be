package dev.freehold.tenantservice;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Several callers change the same product of one tenant at the same moment. */
class ProductsAtOnceIT {
    private final TwoTenants two = TwoTenants.published();

    @Test
    void tellsOneOfTwoWhoDeleteAtOnceThatItIsGone() throws SQLException {
        String path = "/v1/products/"
                + two.alice()
                        .body(Map.of("sku", "TWICE", "name", "n", "price", 1))
                        .post("/v1/products")
                        .<String>path("id");
        List<CompletableFuture<Integer>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = two.platform().databases().connect(two.acme());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT id FROM product.product WHERE sku = 'TWICE' FOR UPDATE");
            answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> two.alice().delete(path).statusCode(), callers))
                    .limit(2)
                    .toList();
            await().until(() -> waitingForALock() == 2);
            holder.rollback();
        }
        assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(204, 404);
    }

    private int waitingForALock() throws SQLException {
        try (Connection looking = two.platform().databases().connect(two.acme());
                Statement statement = looking.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            found.next();
            return found.getInt(1);
        }
    }
}
