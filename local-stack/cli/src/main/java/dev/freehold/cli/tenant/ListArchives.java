package dev.freehold.cli.tenant;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

@Command(name = "archives", description = "Lists the archives of a tenant, newest first.")
final class ListArchives implements Callable<Integer> {
    @Mixin
    private final TenantQuery query;

    ListArchives(Shell shell) {
        this.query = new TenantQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("archives", ListArchives::lines);
    }

    private static List<String> lines(JsonNode archives) {
        Table table =
                Table.headed("ID", "SNAPSHOT", "TABLES", "ROWS", "ATTACHMENTS", "BYTES", "EXPIRES", "MANIFEST SHA-256");
        StreamSupport.stream(archives.spliterator(), false)
                .map(json -> Answer.read(json, Archive.class))
                .forEach(each -> table.row(
                        each.id(),
                        Moment.text(each.snapshotAt()),
                        Integer.toString(each.tables()),
                        Long.toString(each.rows()),
                        Long.toString(each.attachments()),
                        Long.toString(each.bytes()),
                        Moment.text(each.expiresAt()),
                        each.manifestSha256()));
        return table.lines();
    }

    private record Archive(
            @Nullable String id,
            @Nullable Instant snapshotAt,
            int tables,
            long rows,
            long attachments,
            long bytes,
            @Nullable Instant expiresAt,
            @Nullable String manifestSha256) {}
}
