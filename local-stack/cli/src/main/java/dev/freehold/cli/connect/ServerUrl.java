package dev.freehold.cli.connect;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.freehold.cli.shell.UsageFailed;

/** Where a server is. Credentials go there, so plain HTTP is for this machine only unless the caller insists. */
record ServerUrl(URI uri) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** @throws UsageFailed if no credential should be sent there */
    static ServerUrl parse(String text, boolean insecure) {
        URI uri = uri(text);
        String scheme = Objects.toString(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.toString(uri.getHost(), "").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new UsageFailed("'" + text + "' is no http or https URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new UsageFailed("a server's URL has no user, query or fragment");
        }
        if (scheme.equals("http") && !insecure && !LOOPBACK.matcher(host).matches()) {
            throw new UsageFailed("plain http to " + host + " would show the access token to the network;"
                    + " use https, or --insecure if you accept that");
        }
        return new ServerUrl(uri);
    }

    /** True where both name the same server and path. */
    boolean isSameAs(ServerUrl other) {
        return stem().equals(other.stem());
    }

    private String stem() {
        return uri.toString().replaceAll("/+$", "").toLowerCase(Locale.ROOT);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageFailed("'" + text + "' is no URL");
        }
    }
}
