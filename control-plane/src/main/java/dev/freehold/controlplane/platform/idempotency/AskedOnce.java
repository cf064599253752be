package dev.freehold.controlplane.platform.idempotency;

import java.util.List;
import java.util.regex.Pattern;

import dev.freehold.controlplane.platform.Refusal;

/**
 * What is asked under a key.
 *
 * @param caller the token's subject: nobody meets another's keys
 * @param route method and path
 * @param fingerprint SHA-256, in hex, of the parameters
 */
record AskedOnce(String caller, String route, String key, String fingerprint) {
    static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

    AskedOnce {
        if (!FORM.matcher(key).matches()) {
            throw new Refusal.Invalid(HEADER, "is 1 to 200 visible ASCII characters");
        }
    }

    /** @throws Refusal.Invalid if there are several */
    static String single(List<String> header) {
        if (header.size() != 1) {
            throw new Refusal.Invalid(HEADER, "may be sent once");
        }
        return header.getFirst();
    }
}
