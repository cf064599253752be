package dev.freehold.cli.tenant;

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

/** Shows one thing about one tenant. */
final class TenantQuery {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    TenantQuery(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    Integer show(String thing, Function<JsonNode, List<String>> asText) {
        output.answer(connection.open().get(Endpoint.of("v1", "tenants", slug, thing)), asText);
        return ExitCode.DONE.number();
    }

    /** Puts another in the place of the thing as it is now. */
    Integer put(String thing, JsonNode body, Function<JsonNode, List<String>> asText) {
        output.answer(connection.open().put(Endpoint.of("v1", "tenants", slug, thing), body), asText);
        return ExitCode.DONE.number();
    }
}
