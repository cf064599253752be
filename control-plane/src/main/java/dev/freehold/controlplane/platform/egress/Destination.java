package dev.freehold.controlplane.platform.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;

import jakarta.inject.Singleton;

import dev.freehold.controlplane.platform.DevelopmentMode;

import static java.util.Objects.requireNonNull;

/** Says where the control plane may be sent: by https to addresses of the public internet, whatever a name resolves to at that moment. */
@Singleton
public class Destination {
    private static final int LONGEST = 2_000;

    private final boolean allowPrivate;

    Destination(EgressConfig config, DevelopmentMode mode) {
        requireNonNull(mode);
        this.allowPrivate = config.allowPrivate().orElse(mode.development());
    }

    /** @throws IllegalArgumentException saying what a URL has to be, if it is not allowed whatever its name resolves to */
    public URI parse(String text) {
        URI uri = uri(text);
        boolean secure = "https".equals(uri.getScheme()) || (allowPrivate && "http".equals(uri.getScheme()));
        if (!secure
                || text.length() > LONGEST
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "is an https URL of at most " + LONGEST + " characters, without user or fragment");
        }
        return uri;
    }

    /**
     * Where to connect now. All addresses of the name have to be allowed, since which is taken is chance.
     *
     * @throws UnknownHostException if there is none
     * @throws IllegalArgumentException if one is not allowed
     */
    InetAddress resolve(URI uri) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(uri.getHost());
        if (!allowPrivate && !Arrays.stream(all).allMatch(PublicAddress::is)) {
            throw new IllegalArgumentException("its name leads to an address that is not of the public internet");
        }
        return all[0];
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is an https URL", e);
        }
    }
}
