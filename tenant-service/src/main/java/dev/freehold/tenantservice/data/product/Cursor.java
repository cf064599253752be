package dev.freehold.tenantservice.data.product;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;

/** The last id of a page, opaque to callers. */
record Cursor(UUID after) {
    private static final String PREFIX = "1:";
    private static final UUID BEGINNING = new UUID(0, 0);

    /** @throws ProblemException invalid_cursor if the text is none of ours */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return new Cursor(BEGINNING);
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Cursor cursor = new Cursor(UUID.fromString(plain.substring(PREFIX.length())));
            if (cursor.encoded().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            // told below
        }
        throw new ProblemException(
                ProblemCode.INVALID_CURSOR, "Use next of the page before as it is, or start without cursor.");
    }

    String encoded() {
        byte[] plain = (PREFIX + after).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
