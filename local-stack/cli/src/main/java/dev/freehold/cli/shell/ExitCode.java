package dev.freehold.cli.shell;

/** How a run ended, for scripts. A code never changes its meaning. */
public enum ExitCode {
    DONE(0),
    OPERATION_FAILED(1),
    USAGE(2),
    NOT_FOUND(3),
    CONFLICT(4),
    REFUSED(5),
    UNAVAILABLE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
