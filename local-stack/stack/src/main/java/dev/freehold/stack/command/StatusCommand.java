package dev.freehold.stack.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.stack.description.DescribedPart;
import dev.freehold.stack.description.DescribedPart.State;
import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.Memory;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

@Command(
        name = "status",
        description = "Shows each part: running, stopped, or killed (gone, and nobody stopped it).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all parts are running", "1:some or all are not"})
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-8s %6s %8s %8s  %s%n";
    private static final int KB = 1024;

    private final StateFolder folder;
    private final Terminal terminal;

    @Option(names = "--json", description = "For scripts; no credentials in it.")
    private boolean json;

    StatusCommand(StateFolder folder, Terminal terminal) {
        this.folder = requireNonNull(folder, "folder");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        Optional<StackFile> stack = StackFile.read(folder);
        List<DescribedPart> parts = stack.map(StackFile::parts).orElse(List.of());
        boolean up = !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == State.RUNNING);
        if (json) {
            terminal.print(asJson(parts, up));
        } else {
            terminal.print(asTable(parts));
        }
        return up ? 0 : 1;
    }

    private String asTable(List<DescribedPart> parts) {
        if (parts.isEmpty()) {
            return "There is no stack in " + folder.path() + "; start one with ./freehold up";
        }
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, ROW, "PART", "STATE", "PORT", "PID", "MEMORY", "LOG"));
        parts.forEach(part -> table.append(row(part)));
        if (parts.stream().anyMatch(part -> part.state() == State.KILLED)) {
            table.append("\nA part has ended unexpectedly: see its log, then ./freehold down and ./freehold up\n");
        }
        return table.toString().stripTrailing();
    }

    private static String row(DescribedPart part) {
        return String.format(
                Locale.ROOT,
                ROW,
                part.name(),
                name(part.state()),
                part.port(),
                part.process().map(process -> Long.toString(process.pid())).orElse("-"),
                memory(part).isPresent() ? memory(part).getAsLong() / KB + " MB" : "-",
                part.log());
    }

    private static String asJson(List<DescribedPart> parts, boolean up) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("running", up);
        var list = root.putArray("parts");
        parts.forEach(part -> {
            ObjectNode node = list.addObject()
                    .put("name", part.name())
                    .put("title", part.title())
                    .put("state", name(part.state()))
                    .put("port", part.port())
                    .put("url", part.url())
                    .put("log", part.log());
            part.process().ifPresent(process -> node.put("pid", process.pid()));
            memory(part).ifPresent(kilobytes -> node.put("residentKb", kilobytes));
        });
        return root.toPrettyString();
    }

    private static OptionalLong memory(DescribedPart part) {
        Optional<OwnedProcess> running = part.process().filter(OwnedProcess::isRunning);
        return running.isPresent() ? Memory.residentKilobytes(running.get().pid()) : OptionalLong.empty();
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
