package dev.freehold.images;

import java.io.Serial;

/** An image cannot be made; the message says what to do. */
final class ImageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ImageException(String message) {
        super(message);
    }

    ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
