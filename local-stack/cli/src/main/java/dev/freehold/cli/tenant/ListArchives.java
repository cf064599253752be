package dev.freehold.cli.tenant;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "archives", description = "Lists the archives of a tenant, newest first.")
final class ListArchives implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    ListArchives(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().get(Endpoint.of("v1", "tenants", slug, "archives")), ListArchives::lines);
        return ExitCode.DONE.number();
    }

    private static List<String> lines(JsonNode archives) {
        Table table = Table.headed("ID", "SNAPSHOT", "TABLES", "ROWS", "BYTES", "MANIFEST SHA-256");
        StreamSupport.stream(archives.spliterator(), false)
                .map(json -> Answer.read(json, Archive.class))
                .forEach(each -> table.row(
                        each.id(),
                        Moment.text(each.snapshotAt()),
                        Integer.toString(each.tables()),
                        Long.toString(each.rows()),
                        Long.toString(each.bytes()),
                        each.manifestSha256()));
        return table.lines();
    }

    private record Archive(
            @Nullable String id,
            @Nullable Instant snapshotAt,
            int tables,
            long rows,
            long bytes,
            @Nullable String manifestSha256) {}
}
