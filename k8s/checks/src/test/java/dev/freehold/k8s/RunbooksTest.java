package dev.freehold.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import dev.freehold.cli.FreeholdCommand;
import dev.freehold.cli.shell.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is in a hurry finds no command there that does not exist. */
class RunbooksTest {
    private static final Pattern COMMAND = Pattern.compile("\\./freehold ([^`\n>]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");

    /** A word of a command, as opposed to what is given to it. */
    private static final Pattern VERB = Pattern.compile("[a-z][a-z-]*");

    private static final CommandLine CLI = FreeholdCommand.in(Shell.system());

    record Step(String runbook, String command) {}

    static List<Step> steps() {
        return Repository.names("docs/runbooks").stream()
                .flatMap(name -> COMMAND.matcher(Repository.text("docs/runbooks/" + name))
                        .results()
                        .map(found -> new Step(name, found.group(1).strip())))
                .toList();
    }

    static List<String> runbooks() {
        return Repository.names("docs/runbooks");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyCommandExistsWithItsOptions(Step step) {
        List<String> words = new ArrayList<>(List.of(step.command().split("\\s+", -1)));
        if (!CLI.getSubcommands().containsKey(words.getFirst())) {
            assertThat(ownCommands()).as(step.toString()).contains(words.getFirst());
            return;
        }
        CommandLine command = named(words);
        boolean group = command.getCommandSpec().positionalParameters().isEmpty()
                && !command.getSubcommands().isEmpty();
        assertThat(group && !words.isEmpty() && VERB.matcher(words.getFirst()).matches())
                .as(step + ": there is no such verb")
                .isFalse();
        assertThat(words.stream().filter(word -> word.startsWith("--")).map(word -> word.split("=", 2)[0]))
                .as(step.toString())
                .isSubsetOf(command.getCommandSpec().optionsMap().keySet());
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everythingThatIsReferredToIsThere(String runbook) {
        assertThat(LINK.matcher(Repository.text("docs/runbooks/" + runbook))
                        .results()
                        .map(found -> found.group(1)))
                .filteredOn(target -> !target.contains("://"))
                .allSatisfy(
                        target -> assertThat(Repository.file("docs/runbooks").resolve(target))
                                .exists());
    }

    @Test
    void thereIsOneForEachThingThatCanHappen() {
        assertThat(runbooks())
                .contains(
                        "first-region.md",
                        "second-region.md",
                        "pool-full.md",
                        "pool-server-died.md",
                        "control-plane-lost.md",
                        "key-compromised.md",
                        "data-request.md",
                        "suspected-leak.md");
        assertThat(steps()).hasSizeGreaterThan(40);
    }

    /** As far as its words go, which are taken off. */
    private static CommandLine named(List<String> words) {
        CommandLine command = CLI;
        CommandLine next = command.getSubcommands().get(words.getFirst());
        while (next != null) {
            words.removeFirst();
            command = next;
            next = words.isEmpty() ? null : command.getSubcommands().get(words.getFirst());
        }
        return command;
    }

    /** Those of the launcher itself. */
    private static List<String> ownCommands() {
        return Repository.text("freehold")
                .lines()
                .filter(line -> line.matches("  [a-z0-9 |-]+\\)"))
                .flatMap(line -> Stream.of(line.replace(")", "").strip().split(" *\\| *")))
                .toList();
    }
}
