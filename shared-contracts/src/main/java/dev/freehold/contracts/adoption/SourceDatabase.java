package dev.freehold.contracts.adoption;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.operation.OperationId;

/**
 * A database elsewhere, with the credentials to read it.
 *
 * @param host lower case; an IPv6 address stands in brackets
 */
public record SourceDatabase(String host, int port, String database, String user, String password) {
    private static final String FORM = "is postgresql://user:password@host:port/database";
    private static final String JDBC = "jdbc:";
    private static final int LONGEST = 2000;
    private static final int USUAL_PORT = 5432;

    /**
     * Reads a connection string, with {@code jdbc:} before it or without. Parameters are not taken: how to connect is the worker's to say.
     *
     * @throws IllegalArgumentException with a message that repeats nothing of the text
     */
    public static SourceDatabase parse(String connection) {
        if (connection.length() > LONGEST) {
            throw new IllegalArgumentException("has " + LONGEST + " characters at most");
        }
        URI uri = uri(connection.startsWith(JDBC) ? connection.substring(JDBC.length()) : connection);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(FORM + ", without parameters");
        }
        String[] login = required(uri.getRawUserInfo()).split(":", 2);
        if (login.length < 2) {
            throw new IllegalArgumentException(FORM + ", with a password");
        }
        String path = required(uri.getRawPath());
        return new SourceDatabase(
                required(uri.getHost()).toLowerCase(Locale.ROOT),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                decoded(path.isEmpty() ? path : path.substring(1)),
                decoded(login[0]),
                decoded(login[1]));
    }

    /** Only the region can open it, and only for that operation. */
    public String seal(SealingKey region, OperationId operation) {
        return region.seal(ContractJson.write(new Sealed(operation, this)));
    }

    /** @throws RefusedException if it was not sealed to one of these keys for that operation */
    public static SourceDatabase open(String sealed, OpeningKeys region, OperationId operation) {
        Sealed opened = ContractJson.read(region.open(sealed), Sealed.class);
        if (!operation.equals(opened.operation())) {
            throw new RefusedException("sealed for another operation");
        }
        return opened.source();
    }

    @Override
    public String toString() {
        return "SourceDatabase[redacted]";
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
                throw new IllegalArgumentException(FORM);
            }
            return uri;
        } catch (URISyntaxException e) {
            // The cause would repeat the text.
            throw unreadable();
        }
    }

    private static String required(@Nullable String part) {
        if (part == null) {
            throw unreadable();
        }
        return part;
    }

    /** Other than in a form, a plus sign means itself. */
    private static String decoded(String part) {
        String text = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw unreadable();
        }
        return text;
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(FORM + ", with special characters in percent-encoding");
    }

    private record Sealed(OperationId operation, SourceDatabase source) {
        @Override
        public String toString() {
            return "Sealed[redacted]";
        }
    }
}
