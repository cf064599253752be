package dev.freehold.controlplane.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;

/** Where a page of a list, newest first, ended: the id of its last item. Opaque to callers. */
public record Cursor(UUID last) {
    private static final String PREFIX = "1:";
    /** Sorts after every id that will ever be given. */
    private static final Cursor START = new Cursor(new UUID(-1L, -1L));

    /**
     * Reads what an earlier page answered; none means the start.
     *
     * @throws Refusal.Invalid if it is not a cursor of ours
     */
    public static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            UUID last = UUID.fromString(plain.substring(PREFIX.length()));
            if (new Cursor(last).text().equals(text)) {
                return new Cursor(last);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + last).getBytes(StandardCharsets.US_ASCII));
    }

    private static Refusal notOurs() {
        return new Refusal.Invalid(
                ProblemCode.INVALID_CURSOR,
                "Pass nextCursor of the page before as it was answered, or leave cursor out to begin anew.");
    }
}
