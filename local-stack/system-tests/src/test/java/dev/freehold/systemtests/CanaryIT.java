package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.service.Services;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control plane knows neither a tenant's password nor its rows: both are looked for in everything it has. What it does know is looked
 * for too, so that a search that finds nothing means something.
 */
@ResourceLock(TestStacks.PLATFORM)
class CanaryIT {
    private final Platform platform = Platform.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void findsNeitherThePasswordNorARowOfATenantInTheControlPlane() throws Exception {
        Tenant tenant = platform.createTenant("canary");
        String row = "row-" + UUID.randomUUID();
        platform.createProduct(tenant, UUID.randomUUID(), "CANARY", row);
        Placement first = platform.placement(tenant);
        platform.awaitSucceeded(platform.lifecycle(tenant, "rotate-credential"));
        Placement second = platform.placement(tenant);
        platform.awaitSucceeded(platform.lifecycle(tenant, "verify"));
        platform.awaitSucceeded(platform.lifecycle(tenant, "suspend"));
        platform.awaitSucceeded(platform.lifecycle(tenant, "resume"));
        Placement third = platform.placement(tenant);
        assertThat(first.password()).isNotEqualTo(second.password());

        CanarySearch search =
                new CanarySearch(List.of(first.password(), second.password(), third.password(), row), tenant.slug());
        database(search);
        configuration(search);
        heap(search);
        log(search);
        traces(search);
        System.out.println(search.report());
        assertThat(search.found()).isEmpty();
    }

    /** As text by SQL, and as the bytes of all files, write-ahead log and all. */
    private void database(CanarySearch search) throws SQLException, IOException {
        try (Connection control = platform.stack().connectAsSuperuser("control", ControlServer.DATABASE);
                Statement statement = control.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        search.text("database", rows.getString(1));
                    }
                }
            }
            statement.execute("CHECKPOINT");
        }
        search.requireKnown("database");
        search.tree("database files", platform.stack().folder().postgres("control"));
        search.requireKnown("database files");
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery(
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private void configuration(CanarySearch search) throws IOException {
        search.file(
                "configuration",
                platform.stack()
                        .folder()
                        .serviceProperties(Services.CONTROL_PLANE)
                        .path());
        for (String part : List.of("environ", "cmdline")) {
            search.file("environment", Path.of("/proc", Long.toString(pid()), part));
        }
    }

    private void heap(CanarySearch search) throws IOException, InterruptedException {
        Path dump = folder.resolve("heap.hprof");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int exit = new ProcessBuilder(
                        jcmd.toString(), Long.toString(pid()), "GC.heap_dump", "-all=true", dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jcmd.log").toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("jcmd.log"))).isZero();
        search.file("heap", dump);
        search.requireKnown("heap");
        Files.delete(dump);
    }

    private void log(CanarySearch search) throws IOException {
        search.file("log", platform.stack().folder().log(Services.CONTROL_PLANE));
    }

    private void traces(CanarySearch search) {
        platform.traces().of(Services.CONTROL_PLANE, span -> search.text("traces", span.text()));
    }

    private long pid() {
        return platform.stack().process(Services.CONTROL_PLANE).pid();
    }
}
