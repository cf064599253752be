package dev.freehold.stack.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** Runs {@code up} as a process of its own that outlives the terminal, and shows what it says until it is ready. */
record Detached(StateFolder folder, Terminal terminal) {
    static final String FLAG = "--as-detached-process";

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final List<String> OWN_SESSION = List.of(
            "sh",
            "-c",
            "trap '' INT HUP; if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; else exec \"$@\"; fi",
            "sh");

    Detached {
        requireNonNull(folder, "folder");
        requireNonNull(terminal, "terminal");
    }

    /** Returns 0 when the stack is ready, else the exit code with which it ended. */
    int run(boolean anyPorts) throws InterruptedException {
        Path log = folder.log("up");
        try (RandomAccessFile output = fresh(log)) {
            Process process = launch(log, anyPorts);
            while (process.isAlive() && !isReady(process)) {
                show(output);
                Thread.sleep(PAUSE);
            }
            boolean ready = isReady(process);
            Thread.sleep(PAUSE);
            show(output);
            return ready ? 0 : Math.max(1, process.waitFor());
        } catch (IOException e) {
            throw new PartFailedException("Cannot follow " + log, e);
        }
    }

    private boolean isReady(Process process) {
        return StackFile.read(folder)
                .filter(StackFile::isRunning)
                .flatMap(StackFile::supervisor)
                .filter(supervisor -> supervisor.pid() == process.pid())
                .isPresent();
    }

    private Process launch(Path log, boolean anyPorts) throws IOException {
        List<String> command = new ArrayList<>(OWN_SESSION);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.add("-Dfreehold.checkout=" + System.getProperty("freehold.checkout", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up", FLAG));
        if (anyPorts) {
            command.add("--any-ports");
        }
        return new ProcessBuilder(command)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private void show(RandomAccessFile output) throws IOException {
        byte[] fresh = new byte[(int) (output.length() - output.getFilePointer())];
        output.readFully(fresh);
        terminal.out().write(fresh, 0, fresh.length);
        terminal.out().flush();
    }

    private static RandomAccessFile fresh(Path log) throws IOException {
        OwnerOnlyFile.createFolder(requireNonNull(log.getParent()));
        Files.writeString(log, "", StandardCharsets.UTF_8);
        return new RandomAccessFile(log.toFile(), "r");
    }
}
