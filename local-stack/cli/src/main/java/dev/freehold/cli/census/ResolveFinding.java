package dev.freehold.cli.census;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Waiting;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "resolve",
        description = "Puts one finding of a census right; what is dropped needs its name typed again.")
final class ResolveFinding implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(index = "0", paramLabel = "CENSUS", description = "The census's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID census;

    @Parameters(index = "1", paramLabel = "NO", description = "The finding's number.")
    private int number;

    @Option(
            names = "--confirm",
            paramLabel = "SUBJECT",
            description = "The finding's subject again; needed where the remedy is to drop it.")
    private @Nullable String confirm;

    ResolveFinding(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        JsonNode finding = new Resolution(connection.open(), census).of(number, confirm);
        if (Waiting.is(finding)) {
            output.answer(finding, Waiting::lines);
            return ExitCode.DONE.number();
        }
        output.answer(finding, json -> List.of(CensusText.finding(Census.Finding.of(json))));
        output.remark("See what became of it with 'freehold census show " + census + "'.");
        return ExitCode.DONE.number();
    }
}
