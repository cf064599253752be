package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The object store answered, but not that it did what was asked. */
public final class StoreAnswerException extends IOException {
    /** What another request may find otherwise, or a newer attempt has changed. */
    private static final Set<Integer> PASSING = Set.of(404, 408, 409, 412, 425, 429);

    private final int status;

    private StoreAnswerException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** What a failed request is told as: this where the store answered, else that it could not be reached. */
    static IOException of(String message, Throwable cause) {
        return answer(cause) instanceof AwsServiceException answered
                ? new StoreAnswerException(message, answered.statusCode(), cause)
                : new IOException(message, cause);
    }

    private static Throwable answer(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** Whether asking again would not help. */
    public boolean isRefusal() {
        return status >= 400 && status < 500 && !PASSING.contains(status);
    }
}
