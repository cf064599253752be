package dev.freehold.worker.postgres;

import java.security.SecureRandom;
import java.util.Base64;

import org.postgresql.util.PasswordUtil;

import static java.util.Objects.requireNonNull;

/** Draws login passwords and turns them into what a server stores. */
public final class Passwords {
    private static final int PASSWORD_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /** Iterations slow down guessing; 256 random bits are not guessed, and each login would pay for them. */
    private static final int SCRAM_ITERATIONS = 1;

    private final SecureRandom random;

    public Passwords(SecureRandom random) {
        this.random = requireNonNull(random, "random is null");
    }

    /** 256 random bits in URL-safe base64. */
    public String draw() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES));
    }

    /** The SCRAM-SHA-256 verifier, the only form in which a password reaches a server. */
    String verifier(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray(), SCRAM_ITERATIONS, bytes(SALT_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }
}
