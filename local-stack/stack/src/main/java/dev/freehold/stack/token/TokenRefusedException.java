package dev.freehold.stack.token;

import org.jspecify.annotations.Nullable;

/** There is nobody of that name to give a token to; the message says who is. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefusedException(String message) {
        this(message, null);
    }

    TokenRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
