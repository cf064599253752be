package dev.freehold.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Rows of text in aligned columns, made safe to print. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    /** A table with a head line. */
    public static Table headed(String... heads) {
        return new Table().row(heads);
    }

    /** Names at the left, values at the right. */
    public static Table ofFields() {
        return new Table();
    }

    /** A null or blank cell shows as a dash. */
    public Table row(@Nullable String... cells) {
        rows.add(Arrays.stream(cells).map(PlainText::orDash).toList());
        return this;
    }

    /** One line a row, none with blanks at its end. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> columnsOf(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - columnsOf(row.get(column))))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static int columnsOf(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
