package dev.freehold.cli.census;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Refused;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "repair", description = "Puts right all findings of a census that lose no data; drops nothing.")
final class RepairFindings implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "CENSUS", description = "The census's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID census;

    RepairFindings(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        ControlPlane controlPlane = connection.open();
        Resolution resolution = new Resolution(controlPlane, census);
        ArrayNode repaired = JsonNodeFactory.instance.arrayNode();
        List<Refused> refused = new ArrayList<>();
        Census.of(controlPlane.get(Endpoint.of("v1", "census", census.toString()))).findingList().stream()
                .filter(Census.Finding::isOpenRepair)
                .forEach(finding -> repair(resolution, finding, repaired, refused));
        output.answer(repaired, _ -> lines(repaired));
        output.remark("See what became of them with 'freehold census show " + census + "'.");
        return (refused.isEmpty() ? ExitCode.DONE : ExitCode.CONFLICT).number();
    }

    /** One that is refused keeps no other from being repaired. */
    private void repair(Resolution resolution, Census.Finding finding, ArrayNode repaired, List<Refused> refused) {
        try {
            repaired.add(resolution.of(finding.number(), null));
        } catch (Refused e) {
            if (e.isServerError()) {
                throw e;
            }
            refused.add(e);
            output.err().println(PlainText.line("Finding " + finding.number() + " is not repaired: " + e.getMessage()));
            e.details().forEach(line -> output.err().println(PlainText.line(line)));
        }
    }

    private static List<String> lines(ArrayNode repaired) {
        return repaired.isEmpty()
                ? List.of("Nothing is left that can be repaired without a confirmation.")
                : repaired.valueStream()
                        .map(finding -> CensusText.finding(Census.Finding.of(finding)))
                        .toList();
    }
}
