package dev.freehold.cli.tenant;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.shell.Shell;

@Command(
        name = "isolation",
        description =
                "Shows how far apart from others a tenant is kept and what asks for more; with options, says what is demanded from now on.")
final class TenantIsolation implements Callable<Integer> {
    private static final String THING = "isolation";

    @Mixin
    private final TenantQuery query;

    @ArgGroup(exclusive = false)
    private @Nullable Demand demand;

    TenantIsolation(Shell shell) {
        this.query = new TenantQuery(shell);
    }

    @Override
    public Integer call() {
        return demand == null
                ? query.show(THING, IsolationText::details)
                : query.put(THING, demand.json(), IsolationText::details);
    }

    private static final class Demand {
        @Option(names = "--tier", paramLabel = "TIER", description = "shared or dedicated; without it the plan's.")
        private @Nullable String tier;

        @Option(names = "--contract", paramLabel = "TEXT", description = "What obliges us.")
        private @Nullable String contract;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for people; may be given again.")
        private @Nullable List<String> reasons;

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (tier != null) {
                json.put("tier", tier);
            }
            if (contract != null) {
                json.put("contract", contract);
            }
            ArrayNode list = json.putArray("reasons");
            if (reasons != null) {
                reasons.forEach(list::add);
            }
            return json;
        }
    }
}
