package dev.freehold.cli.license;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

/** {@code freehold key …}. */
@Command(name = "key", description = "Shows the authority's keys, and makes keys.", synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand {
    private KeyCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new ListKeys(shell))
                .addSubcommand(new MakeKey(shell));
    }

    @Command(name = "list", description = "Lists the keys, which one signs, and how many licences each has signed.")
    private static final class ListKeys extends Verb {
        ListKeys(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(Endpoint.of("v1", "keys", "usage")), ListKeys::table);
        }

        private static List<String> table(JsonNode keys) {
            Table table = Table.headed("ID", "SIGNS", "NOT BEFORE", "LICENCES");
            keys.forEach(each -> table.row(
                    each.path("keyId").asText(""),
                    each.path("signs").asText(""),
                    each.path("notBefore").asText(""),
                    each.path("licenses").asText("")));
            return table.lines();
        }
    }
}
