package dev.freehold.tenantservice.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;

/**
 * The issuer's public keys: fetched in the background, when a token names one that is not known, and kept on disk. While the issuer is
 * away those that are known go on being trusted up to their greatest age.
 */
@ApplicationScoped
class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final JwksSettings settings;
    private final String issuer;
    private final JwksClient client;
    private final Optional<KeyFile> file;
    private final Clock clock;
    private volatile @Nullable KeptKeys kept;
    private volatile boolean reachable = true;
    private volatile Instant lastFetch = Instant.EPOCH;
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);

    IssuerKeys(
            JwksSettings settings,
            TokenSettings tokens,
            @RestClient JwksClient client,
            @ConfigProperty(name = "freehold.state-dir") Optional<Path> folder,
            Clock clock) {
        this.settings = settings;
        this.issuer = tokens.issuer();
        this.client = client;
        this.file = folder.map(KeyFile::new);
        this.clock = clock;
    }

    void restore(@Observes StartupEvent started) {
        try {
            kept = file.isEmpty()
                    ? null
                    : file.get().read().filter(keys -> keys.isOf(issuer)).orElse(null);
        } catch (IOException | RefusedException unreadable) {
            LOG.error("The issuer's keys kept on disk cannot be used", unreadable);
        }
    }

    /** A key that is known and trusted now. Never waits. */
    Optional<PublicJsonWebKey> known(String keyId) {
        KeptKeys keys = kept;
        return keys == null || !keys.youngerThan(settings.maxAge(), clock.instant())
                ? Optional.empty()
                : keys.find(keyId);
    }

    /**
     * Asks the issuer, unless it was asked a moment ago. However many want to know, one thread asks.
     *
     * @return completes with nothing if the issuer has no such key, and fails with the ProblemException identity_unavailable if it
     *     cannot be asked
     */
    CompletionStage<Optional<PublicJsonWebKey>> askFor(String keyId) {
        return asked().thenApply(asked -> {
            Optional<PublicJsonWebKey> found = known(keyId);
            if (found.isEmpty() && !reachable) {
                throw new ProblemException(
                                ProblemCode.IDENTITY_UNAVAILABLE,
                                "The token cannot be checked at the moment. Repeat later.")
                        .retryAfter(settings.pause());
            }
            return found;
        });
    }

    @Scheduled(every = "5s", delayed = "0s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        KeptKeys keys = kept;
        if (keys == null || !keys.youngerThan(settings.refresh(), clock.instant())) {
            asked().join();
        }
    }

    private synchronized CompletableFuture<Void> asked() {
        if (asking.isDone() && isDue()) {
            // A thread that bears nothing of the request which happened to be the first.
            asking = CompletableFuture.runAsync(
                    this::fetch,
                    fetching -> Thread.ofVirtual().name("issuer-keys").start(fetching));
        }
        return asking;
    }

    /** A last time in the future means that the clock was set back. */
    private boolean isDue() {
        Instant now = clock.instant();
        return !now.isBefore(lastFetch.plus(settings.pause())) || now.isBefore(lastFetch);
    }

    private void fetch() {
        try {
            KeptKeys fetched = KeptKeys.of(issuer, clock.instant(), client.keys());
            kept = fetched;
            if (!reachable) {
                LOG.info("The issuer's keys can be fetched again");
            }
            reachable = true;
            keep(fetched);
        } catch (RuntimeException failed) {
            if (reachable) {
                LOG.warn("The issuer's keys cannot be fetched; those that are known are trusted on", failed);
            }
            reachable = false;
        } finally {
            lastFetch = clock.instant();
        }
    }

    private void keep(KeptKeys keys) {
        if (file.isEmpty()) {
            return;
        }
        try {
            file.get().write(keys);
        } catch (IOException e) {
            LOG.error("The issuer's keys cannot be kept on disk", e);
        }
    }
}
