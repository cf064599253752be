package dev.freehold.cli.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.output.Table;

import static java.util.Objects.requireNonNullElse;

/** A census for a person to read. */
final class CensusText {
    private CensusText() {}

    /** One line a census; of its findings a list tells the number. */
    static List<String> list(JsonNode listing) {
        Table table = Table.headed("ID", "STATE", "FINDINGS", "REQUESTED BY", "STARTED", "FINISHED");
        listing.path("items")
                .valueStream()
                .map(Census.Summary::of)
                .forEach(each -> table.row(
                        each.id(),
                        each.state(),
                        Integer.toString(each.findings()),
                        each.requestedBy(),
                        Moment.text(each.startedAt()),
                        Moment.text(each.finishedAt())));
        return table.lines();
    }

    /** What was counted, where counting failed, and each difference with what can be done about it. */
    static List<String> result(Census census) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.line("Census " + census.id() + ": " + census.state() + counts(census.counts())));
        census.partList().stream()
                .filter(part -> !"done".equals(part.state()))
                .forEach(part -> lines.add(PlainText.line(place(part) + ": " + part.state() + error(part))));
        if (!census.findingList().isEmpty()) {
            lines.add("");
            lines.addAll(findings(census.findingList()));
        }
        return lines;
    }

    static String finding(Census.Finding finding) {
        return PlainText.line("Finding " + finding.number() + ", " + finding.kind() + " " + finding.subject() + ": "
                + finding.state() + (finding.note() == null ? "" : ". " + finding.note()));
    }

    private static List<String> findings(List<Census.Finding> findings) {
        Table table = Table.headed("NO", "KIND", "WHERE", "SUBJECT", "REMEDY", "STATE");
        List<String> details = new ArrayList<>();
        for (Census.Finding each : findings) {
            table.row(
                    Integer.toString(each.number()),
                    each.kind(),
                    each.pool() == null ? each.region() : each.pool(),
                    each.subject(),
                    each.remedy(),
                    each.state());
            details.add(PlainText.line(each.number() + ": " + sentences(each.detail(), each.advice(), each.note())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.addAll(details);
        return lines;
    }

    private static String sentences(@Nullable String... texts) {
        return Arrays.stream(texts)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String counts(@Nullable Map<String, Long> counts) {
        return counts == null || counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String place(Census.Part part) {
        return part.kind() + " of "
                + requireNonNullElse(part.pool(), requireNonNullElse(part.region(), "the registry"));
    }

    private static String error(Census.Part part) {
        return part.error() == null ? "" : ". " + part.error();
    }
}
