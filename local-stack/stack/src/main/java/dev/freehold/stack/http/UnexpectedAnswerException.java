package dev.freehold.stack.http;

/** A part answered something else than what its contract promises for this call. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public UnexpectedAnswerException(JsonAnswer answer) {
        super("%s answered %d %s".formatted(answer.address(), answer.status(), answer.body()));
        this.status = answer.status();
    }

    /** The HTTP status; 0 if there was no answer at all. */
    public int status() {
        return status;
    }

    UnexpectedAnswerException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }
}
