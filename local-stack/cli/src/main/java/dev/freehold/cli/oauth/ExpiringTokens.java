package dev.freehold.cli.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.AccessToken;
import dev.freehold.cli.api.Tokens;

import static java.util.Objects.requireNonNull;

/** Asks for another token shortly before the one at hand expires. */
public final class ExpiringTokens implements Tokens {
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Supplier<Grant> grants;
    private final InstantSource clock;
    private @Nullable Grant present;
    private Instant useUntil = Instant.MIN;

    public ExpiringTokens(Supplier<Grant> grants, InstantSource clock) {
        this.grants = requireNonNull(grants);
        this.clock = requireNonNull(clock);
    }

    @Override
    public synchronized AccessToken current() {
        Instant now = clock.instant();
        Grant usable = present;
        if (usable == null || !now.isBefore(useUntil)) {
            usable = grants.get();
            present = usable;
            useUntil = now.plus(usable.life()).minus(MARGIN);
        }
        return usable.accessToken();
    }
}
