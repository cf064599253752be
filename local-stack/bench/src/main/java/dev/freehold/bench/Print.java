package dev.freehold.bench;

import picocli.CommandLine.Option;

import dev.freehold.bench.report.Report;

/** How a benchmark's result is printed. */
final class Print {
    @Option(names = "--json", description = "Print JSON only; else a Markdown table.")
    private boolean json;

    /** Returns the exit code. */
    int out(Report report) {
        System.out.println(json ? report.json() : report.markdown());
        return 0;
    }

    /** Returns the exit code. */
    static int refuse(String reason) {
        System.err.println(reason);
        return 2;
    }
}
