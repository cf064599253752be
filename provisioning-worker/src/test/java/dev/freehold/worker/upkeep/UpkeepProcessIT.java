package dev.freehold.worker.upkeep;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.worker.testing.TestPool;
import dev.freehold.worker.testing.WorkerProcess;
import dev.freehold.worker.testing.WorkerSettings;

/** The packaged worker, which keeps its pools supplied whether or not anybody gives it commands. */
class UpkeepProcessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Stock stock = new Stock();

    @AfterEach
    void empty() {
        stock.bringTo(0);
    }

    @Test
    void refillsTheStockOfItsOwnAccordAndTellsItsLevel() throws Exception {
        stock.bringTo(0);
        Map<String, String> settings = WorkerSettings.on(folder, TestPool.server());
        settings.putAll(WorkerSettings.pool("standby", "2"));
        settings.put("freehold.worker.upkeep-interval", "500ms");
        settings.put("freehold.worker.standby-pace", "50ms");
        try (WorkerProcess worker = WorkerProcess.launch(folder, settings)) {
            Awaitility.await().atMost(PATIENCE).until(() -> stock.ready().size() == 2);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> worker.get("/q/metrics").contains("freehold_standby{pool=\"local-a\"} 2.0"));
            stock.change("UPDATE ledger.standby SET version = 1");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> stock.ledger(
                                    "SELECT count(*) FROM ledger.standby WHERE ready AND version = " + Stock.NEWEST)
                            .equals(List.of("2")));
        }
    }
}
