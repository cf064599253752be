package dev.freehold.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a benchmark found, as a table for people or as JSON for programs. */
final class Report {
    private record Row(String name, String metric, double value, double baseline) {
        double ratio() {
            return value / baseline;
        }
    }

    private final String bench;
    private final String baselineName;
    private final List<Row> rows = new ArrayList<>();

    /** @param baselineName what every value is divided by */
    Report(String bench, String baselineName) {
        this.bench = bench;
        this.baselineName = baselineName;
    }

    void add(String name, Samples samples, Samples baseline) {
        rows.add(new Row(name, "p50", samples.p50(), baseline.p50()));
        rows.add(new Row(name, "p99", samples.p99(), baseline.p99()));
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(machine()).append(System.lineSeparator());
        table.append(
                String.format(Locale.ROOT, "%-28s %-6s %10s   ratio to %s%n", "case", "metric", "ms", baselineName));
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT, "%-28s %-6s %10.1f   %.2f%n", row.name(), row.metric(), row.value(), row.ratio()));
        }
        return table.toString();
    }

    String json() {
        ObjectNode report =
                new ObjectMapper().createObjectNode().put("bench", bench).put("machine", machine());
        var list = report.putArray("rows");
        for (Row row : rows) {
            list.addObject()
                    .put("case", row.name())
                    .put("metric", row.metric())
                    .put("value", row.value())
                    .put("unit", "ms")
                    .put("baseline", row.baseline())
                    .put("ratio", row.ratio());
        }
        return report.toPrettyString();
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, Java "
                + Runtime.version().feature();
    }
}
