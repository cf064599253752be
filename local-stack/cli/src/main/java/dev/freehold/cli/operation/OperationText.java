package dev.freehold.cli.operation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.output.Elapsed;
import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.output.Table;

import static java.util.Objects.requireNonNull;

/** Operations for a person to read. */
final class OperationText {
    private final InstantSource clock;

    OperationText(InstantSource clock) {
        this.clock = requireNonNull(clock);
    }

    /** One line an operation. */
    List<String> list(JsonNode listing) {
        Table table = Table.headed("ID", "KIND", "TENANT", "STATE", "REQUESTED BY", "CREATED", "FINISHED");
        StreamSupport.stream(listing.path("items").spliterator(), false)
                .map(Operation::of)
                .forEach(each -> table.row(
                        each.id(),
                        each.kind(),
                        each.tenant(),
                        each.state(),
                        each.requestedBy(),
                        Moment.text(each.createdAt()),
                        Moment.text(each.finishedAt())));
        return table.lines();
    }

    /** Everything about one. */
    List<String> details(Operation operation) {
        List<String> lines = new ArrayList<>(Table.ofFields()
                .row("Operation", operation.id())
                .row("Kind", operation.kind())
                .row("Tenant", operation.tenant())
                .row("State", operation.state())
                .row("Requested by", operation.requestedBy())
                .row("Retry of", operation.retryOf())
                .row("Worker", operation.worker())
                .row(
                        "Pool",
                        operation.placement() == null
                                ? null
                                : operation.placement().text())
                .row("Trace", operation.traceId())
                .row("Created", Moment.text(operation.createdAt()))
                .row("Finished", Moment.text(operation.finishedAt()))
                .lines());
        lines.addAll(fault(operation.error()));
        lines.add("");
        lines.addAll(steps(operation));
        return lines;
    }

    /** One line that says what it is and how far. */
    String summary(Operation operation) {
        return PlainText.line("Operation " + operation.id() + ", " + operation.title() + ": " + operation.state()
                + operation
                        .duration()
                        .map(length -> " after " + Elapsed.text(length))
                        .orElse(""));
    }

    /** How it ended, and each step with its state and time. */
    List<String> result(Operation operation) {
        List<String> lines = new ArrayList<>(List.of(summary(operation)));
        lines.addAll(fault(operation.error()));
        lines.addAll(steps(operation));
        return lines;
    }

    /** One line a step. */
    List<String> steps(Operation operation) {
        if (operation.stepList().isEmpty()) {
            return List.of("No steps yet.");
        }
        Table table = Table.headed("STEP", "STATE", "ATTEMPTS", "TIME");
        List<String> faults = new ArrayList<>();
        for (Step step : operation.stepList()) {
            table.row(step.name(), step.state(), Integer.toString(step.attempts()), time(step));
            if (step.error() != null && !"succeeded".equals(step.state())) {
                faults.add(PlainText.line(step.name() + ": " + step.error().text()));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(faults);
        return lines;
    }

    /** A step's time, and how much it has done where it counts; nothing before it starts. */
    String time(Step step) {
        String time = step.elapsed(clock).map(Elapsed::text).orElse("");
        return step.done().isEmpty() ? time : time + ", " + step.done();
    }

    private static List<String> fault(@Nullable Fault fault) {
        return fault == null || fault.text().isBlank() ? List.of() : List.of("Reason: " + PlainText.line(fault.text()));
    }
}
