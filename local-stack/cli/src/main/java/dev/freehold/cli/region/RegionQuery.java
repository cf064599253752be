package dev.freehold.cli.region;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

/** Shows one thing about one region. */
final class RegionQuery {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "REGION", converter = RegionArgument.class, description = "The region.")
    @SuppressWarnings("NullAway.Init")
    private String region;

    RegionQuery(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    Integer show(String thing, Function<JsonNode, List<String>> asText) {
        output.answer(connection.open().get(Endpoint.of("v1", "regions", region, thing)), asText);
        return ExitCode.DONE.number();
    }
}
