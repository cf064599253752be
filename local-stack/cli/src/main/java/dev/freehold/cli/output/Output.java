package dev.freehold.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

/** Options every command has: how the answer is printed. */
public final class Output {
    private final Shell shell;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "Print the answer as table, json or yaml (default ${DEFAULT-VALUE}).")
    private Form form = Form.TABLE;

    public Output(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    /** Prints the answer as it came, or as the lines a person wants of it. */
    public void answer(JsonNode answer, Function<JsonNode, List<String>> asText) {
        switch (form) {
            case TABLE -> asText.apply(answer).forEach(shell.out()::println);
            case JSON -> shell.out().println(PlainText.json(answer.toPrettyString()));
            case YAML -> shell.out().print(Yaml.text(answer));
        }
    }

    /** Says something beside the answer to a person; a program that asked for JSON or YAML is spared it. */
    public void remark(String remark) {
        if (form == Form.TABLE) {
            shell.err().println(PlainText.line(remark));
        }
    }

    /** True where a display may redraw itself on standard output. */
    public boolean live() {
        boolean dumb = shell.variable("TERM").filter("dumb"::equals).isPresent();
        return form == Form.TABLE && !dumb && shell.terminal().interactive();
    }

    public PrintStream out() {
        return shell.out();
    }

    public PrintStream err() {
        return shell.err();
    }

    private enum Form {
        TABLE,
        JSON,
        YAML
    }
}
