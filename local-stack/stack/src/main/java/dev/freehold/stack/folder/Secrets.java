package dev.freehold.stack.folder;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Development passwords by name, drawn on first use and kept in one file of lines {@code name=secret}. A secret is 192
 * random bits in letters that need no quoting in a shell, a URL or a properties file.
 */
public final class Secrets {
    private static final int BYTES = 24;
    private static final Object ONE_AT_A_TIME = new Object();

    private final OwnerOnlyFile file;
    private final RandomGenerator random;

    public Secrets(OwnerOnlyFile file) {
        this(file, new SecureRandom());
    }

    Secrets(OwnerOnlyFile file, RandomGenerator random) {
        this.file = requireNonNull(file, "file");
        this.random = requireNonNull(random, "random");
    }

    /** The secret of that name, the same one at every call and in every run. */
    public String get(String name) {
        synchronized (ONE_AT_A_TIME) {
            Map<String, String> kept = kept();
            String known = kept.get(name);
            return known != null ? known : keep(kept, name, draw(random));
        }
    }

    /** Secrets whose names begin so, by the rest of their names. */
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new TreeMap<>();
        kept().forEach((name, secret) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), secret);
            }
        });
        return found;
    }

    /** A fresh secret that nobody keeps. */
    public static String draw() {
        return draw(new SecureRandom());
    }

    private static String draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String keep(Map<String, String> kept, String name, String secret) {
        kept.put(name, secret);
        file.write(kept.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(joining()));
        return secret;
    }

    private Map<String, String> kept() {
        Map<String, String> kept = new TreeMap<>();
        if (file.exists()) {
            file.read().lines().forEach(line -> put(kept, line, line.lastIndexOf('=')));
        }
        return kept;
    }

    /** A name may hold an equals sign (a mailbox may), a secret never does. */
    private static void put(Map<String, String> kept, String line, int equals) {
        kept.put(line.substring(0, equals), line.substring(equals + 1));
    }

    @Override
    public String toString() {
        return "Secrets[" + file.path() + "]";
    }
}
