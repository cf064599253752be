package dev.freehold.stack.process;

/** How a process was called, as far as the system tells; empty where it does not. */
final class CommandLines {
    private CommandLines() {}

    static String of(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.commandLine().or(info::command).orElse("");
    }
}
