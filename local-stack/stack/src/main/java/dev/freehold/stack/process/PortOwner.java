package dev.freehold.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds who listens on a port, where the system tells us: by /proc, else by lsof. */
public final class PortOwner {
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    private PortOwner() {}

    /** For a message: process id and the beginning of its command line. */
    public static Optional<String> describe(int port) {
        return find(port).flatMap(ProcessHandle::of).map(process -> {
            String line = CommandLines.of(process);
            return "process " + process.pid() + " (" + line.substring(0, Math.min(80, line.length())) + ")";
        });
    }

    private static Optional<Long> find(int port) {
        Optional<String> inode = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(file -> lines(Path.of(file)).stream())
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(fields -> fields.size() > INODE && listensOn(fields, port))
                .map(fields -> fields.get(INODE))
                .findFirst();
        return inode.isPresent() ? inode.flatMap(PortOwner::holderOf) : askLsof(port);
    }

    private static boolean listensOn(List<String> fields, int port) {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        return LISTEN.equals(fields.get(STATE)) && fields.get(LOCAL_ADDRESS).endsWith(suffix);
    }

    private static Optional<Long> holderOf(String inode) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean holds(long pid, String link) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> link.equals(target(file)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Long> askLsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-sTCP:LISTEN", "-iTCP:" + port).start();
            String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            lsof.waitFor(5, TimeUnit.SECONDS);
            return answer.lines().findFirst().map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
