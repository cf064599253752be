package dev.freehold.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What a process holds of the machine's memory. */
public final class Memory {
    private Memory() {}

    /** Resident kilobytes of this one process, shared pages included; empty where the system does not tell. */
    public static OptionalLong residentKilobytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
