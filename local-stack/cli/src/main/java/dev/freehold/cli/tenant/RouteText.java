package dev.freehold.cli.tenant;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Table;

/** A tenant's route for a person to read. */
final class RouteText {
    private RouteText() {}

    static List<String> details(JsonNode json) {
        Route route = Answer.read(json, Route.class);
        List<String> waitingFor = orNone(route.waitingFor());
        return Table.ofFields()
                .row("Tenant", route.tenant())
                .row("Region", route.region())
                .row("State", route.state())
                .row("Epoch", Long.toString(route.epoch()))
                .row("Version", route.version() + " of " + route.feedVersion())
                .row("Sealed with", route.sealedWith())
                .row("Sealed", Moment.text(route.sealedAt()))
                .row(
                        "Acknowledged",
                        route.liveProcesses() - waitingFor.size() + " of " + route.liveProcesses() + " live processes")
                .row("Waiting for", String.join(", ", waitingFor))
                .row("Lost", String.join(", ", orNone(route.lost())))
                .lines();
    }

    private static List<String> orNone(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }

    private record Route(
            @Nullable String tenant,
            @Nullable String region,
            @Nullable String state,
            long epoch,
            long version,
            long feedVersion,
            @Nullable String sealedWith,
            @Nullable Instant sealedAt,
            int liveProcesses,
            @Nullable List<String> waitingFor,
            @Nullable List<String> lost) {}
}
