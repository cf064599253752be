package dev.freehold.contracts.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jose4j.jwk.EllipticCurveJsonWebKey;

import static java.util.Objects.requireNonNull;

/**
 * A JWK set in a file that may be replaced while it is used. It is looked at when it is needed, once a second at most. What
 * cannot be read or is not right is logged, and the keys before it go on to be used.
 */
final class KeyFile implements Supplier<List<EllipticCurveJsonWebKey>> {
    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path file;
    private final boolean privateKeys;
    private final Consumer<String> check;
    private final InstantSource clock;
    private volatile Look last;

    /**
     * @param check refuses by an exception what the text would be dangerous as
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such set
     */
    KeyFile(Path file, boolean privateKeys, Consumer<String> check, InstantSource clock) {
        this.file = requireNonNull(file);
        this.privateKeys = privateKeys;
        this.check = requireNonNull(check);
        this.clock = requireNonNull(clock);
        String text = read(file);
        this.last = new Look(clock.instant(), text, parse(text, privateKeys, check));
    }

    @Override
    public List<EllipticCurveJsonWebKey> get() {
        Look known = last;
        return clock.instant().isBefore(known.at().plus(LOOK_EVERY)) ? known.keys() : look();
    }

    private synchronized List<EllipticCurveJsonWebKey> look() {
        Look known = last;
        try {
            String text = read(file);
            List<EllipticCurveJsonWebKey> keys =
                    text.equals(known.text()) ? known.keys() : parse(text, privateKeys, check);
            last = new Look(clock.instant(), text, keys);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "a key file that was replaced is not right; the keys before it are used on: " + file,
                    e);
            last = new Look(clock.instant(), known.text(), known.keys());
        }
        return last.keys();
    }

    private static List<EllipticCurveJsonWebKey> parse(String text, boolean privateKeys, Consumer<String> check) {
        check.accept(text);
        return Jwks.parse(text, privateKeys);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private record Look(Instant at, String text, List<EllipticCurveJsonWebKey> keys) {
        @Override
        public String toString() {
            return "Look[at=" + at + "]";
        }
    }
}
