package dev.freehold.stack.folder;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

import static java.util.Objects.requireNonNull;

/** Draws development passwords: 192 random bits in letters that need no quoting in a shell, a URL or a properties file. */
public record Secrets(RandomGenerator random) {
    private static final int BYTES = 24;

    public Secrets {
        requireNonNull(random, "random");
    }

    public Secrets() {
        this(new SecureRandom());
    }

    public String draw() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The secret that the file keeps, drawn and kept there on first use. */
    public String kept(OwnerOnlyFile file) {
        if (!file.exists()) {
            file.write(draw());
        }
        return file.read();
    }
}
