package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the packaged command line as a process of its own, as an operator would. */
final class CommandLine {
    record Result(int exitCode, String out, String err) {}

    private CommandLine() {}

    static Result run(Platform platform, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                platform.repository().resolve("local-stack/cli/target/cli.jar").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("freehold-cli", ".out");
        Path err = Files.createTempFile("freehold-cli", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("FREEHOLD_URL", platform.controlPlaneUrl());
        builder.environment().put("FREEHOLD_TOKEN", platform.operatorToken("ops-admin"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Result result = new Result(process.waitFor(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return result;
    }
}
