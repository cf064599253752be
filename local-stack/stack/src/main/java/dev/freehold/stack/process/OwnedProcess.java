package dev.freehold.stack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.util.Objects.requireNonNull;

/**
 * A process that we started, now or in an earlier run. It counts as ours only while its command line bears the mark,
 * so an id that the system gave to somebody else is never signalled.
 */
public record OwnedProcess(long pid, String mark) {
    public OwnedProcess {
        requireNonNull(mark, "mark");
        if (pid <= 1 || mark.isBlank()) {
            throw new IllegalArgumentException("Not a process of ours: " + pid + " " + mark);
        }
    }

    public boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(CommandLines::of)
                .filter(line -> line.contains(mark))
                .isPresent();
    }

    /**
     * Sends the signals one after the other, each with this much time to work, until the process has gone.
     *
     * @param signals names without SIG, mildest first; KILL follows by itself
     */
    public void stop(Duration patience, String... signals) {
        for (String signal : signals) {
            if (endsAfter(signal, patience)) {
                return;
            }
        }
        if (!endsAfter("KILL", patience)) {
            throw new PartFailedException("Process " + pid + " does not end, even by kill -KILL " + pid);
        }
    }

    private boolean endsAfter(String signal, Duration patience) {
        if (!isRunning()) {
            return true;
        }
        signal(signal);
        return hasEndedWithin(patience);
    }

    /** Sends one signal and does not wait. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PartFailedException("Cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nobody has this id any more: neither it, nor its unburied rest, nor another process. */
    public boolean idIsFreeWithin(Duration patience) {
        return pid != ProcessHandle.current().pid() && hasEndedWithin(patience);
    }

    private boolean hasEndedWithin(Duration patience) {
        try {
            ProcessHandle.of(pid)
                    .map(ProcessHandle::onExit)
                    .orElseThrow(() -> new ExecutionException("gone", null))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
