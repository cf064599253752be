package dev.freehold.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** What a benchmark found, as a Markdown table for people or as JSON for programs. */
public final class Report {
    private final String bench;
    private final String machine;
    private final List<Row> rows = new ArrayList<>();

    public Report(String bench) {
        this(bench, Machine.describe());
    }

    Report(String bench, String machine) {
        this.bench = requireNonNull(bench);
        this.machine = requireNonNull(machine);
    }

    /** Durations in ms beside those of the baseline that was measured with them. */
    public void durations(String name, Samples samples, Samples baseline) {
        add(name, "p50", samples.p50(), "ms", baseline.p50());
        add(name, "p99", samples.p99(), "ms", baseline.p99());
    }

    /** The median of a figure beside that of its baseline. */
    public void median(String name, String metric, Samples samples, String unit, Samples baseline) {
        add(name, metric, samples.p50(), unit, baseline.p50());
    }

    /** @param baseline none where there is nothing to hold it against */
    public void add(String name, String metric, double value, String unit, @Nullable Double baseline) {
        rows.add(new Row(name, metric, value, unit, baseline));
    }

    public String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("# bench ").append(bench).append("\n\n").append(machine).append("\n\n");
        table.append("| case | metric | value | unit | baseline | ratio |\n|---|---|--:|---|--:|--:|\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %s | %s | %s |%n",
                    row.name(),
                    row.metric(),
                    row.value(),
                    row.unit(),
                    cell(row.baseline(), "%.1f"),
                    cell(row.ratio(), "%.2f")));
        }
        return table.toString();
    }

    public String json() {
        ObjectNode report =
                new ObjectMapper().createObjectNode().put("bench", bench).put("machine", machine);
        ArrayNode list = report.putArray("rows");
        for (Row row : rows) {
            list.addObject()
                    .put("case", row.name())
                    .put("metric", row.metric())
                    .put("value", row.value())
                    .put("unit", row.unit())
                    .put("baseline", row.baseline())
                    .put("ratio", row.ratio());
        }
        return report.toPrettyString();
    }

    private static String cell(@Nullable Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
