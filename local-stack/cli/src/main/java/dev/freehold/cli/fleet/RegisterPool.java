package dev.freehold.cli.fleet;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "register",
        description =
                "Makes a pool known. It takes tenants once a worker of its region that has it in its own configuration finds it fit.")
@SuppressWarnings("NullAway.Init")
final class RegisterPool implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Option(names = "--id", required = true, paramLabel = "POOL", description = "Its id, as its workers know it.")
    private String id;

    @Option(names = "--region", required = true, paramLabel = "REGION", description = "Where it stands.")
    private String region;

    @Option(names = "--tier", paramLabel = "TIER", description = "shared (default) or dedicated: to one tenant.")
    private @Nullable String tier;

    @Option(names = "--max-tenants", paramLabel = "N", description = "How many tenants it takes (default 500).")
    private @Nullable Integer maxTenants;

    @Option(names = "--max-bytes", paramLabel = "N", description = "From how many bytes on it takes no new ones.")
    private @Nullable Long maxBytes;

    @Option(names = "--max-connections", paramLabel = "N", description = "How many it takes (default: its server's).")
    private @Nullable Integer maxConnections;

    RegisterPool(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().post(Endpoint.of("v1", "pools"), json()), PoolText::details);
        return ExitCode.DONE.number();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("region", region);
        if (tier != null) {
            json.put("tier", tier);
        }
        if (maxTenants != null) {
            json.put("maxTenants", maxTenants);
        }
        if (maxBytes != null) {
            json.put("maxBytes", maxBytes);
        }
        if (maxConnections != null) {
            json.put("maxConnections", maxConnections);
        }
        return json;
    }
}
