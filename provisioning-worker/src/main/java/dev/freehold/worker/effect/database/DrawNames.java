package dev.freehold.worker.effect.database;

import java.security.SecureRandom;

import dev.freehold.contracts.tenancy.DatabaseName;

import static java.util.Objects.requireNonNull;

/** Draws names that say nothing of a tenant: every role of a server can list its databases. */
public final class DrawNames {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_CHARACTERS = 20;

    private final SecureRandom random;

    public DrawNames(SecureRandom random) {
        this.random = requireNonNull(random, "random is null");
    }

    public DatabaseName draw() {
        StringBuilder name = new StringBuilder("fh_");
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length()).forEach(i -> name.append(ALPHABET.charAt(i)));
        return new DatabaseName(name.toString());
    }
}
