package dev.freehold.cli.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.api.Refused;
import dev.freehold.cli.api.Unavailable;

import static java.util.Objects.requireNonNull;

/** Signs a person in who has a browser, here or elsewhere (RFC 8628). */
public final class DeviceFlow {
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final TokenEndpoint tokens;
    private final URI authorization;
    private final InstantSource clock;

    public DeviceFlow(TokenEndpoint tokens, URI authorization, InstantSource clock) {
        this.tokens = requireNonNull(tokens);
        this.authorization = requireNonNull(authorization);
        this.clock = requireNonNull(clock);
    }

    /**
     * Waits until the person has signed in.
     *
     * @param ask shows the person where to go
     * @throws Refused if they said no
     * @throws Unavailable if they did not come in time
     */
    public Grant signIn(Consumer<Prompt> ask) {
        ProofKey proof = ProofKey.draw();
        JsonNode begun = tokens.post(
                authorization,
                Map.of(
                        "scope", "openid offline_access",
                        "code_challenge", proof.challenge(),
                        "code_challenge_method", "S256"));
        ask.accept(Prompt.of(begun));
        Instant end = clock.instant().plusSeconds(begun.path("expires_in").asLong(600));
        Duration pause = Duration.ofSeconds(begun.path("interval").asLong(5));
        while (clock.instant().isBefore(end)) {
            rest(pause);
            Poll poll = poll(begun.path("device_code").asText(""), proof);
            if (poll.grant().isPresent()) {
                return poll.grant().get();
            }
            pause = poll.tooFast() ? pause.plus(SLOWER) : pause;
        }
        throw new Unavailable("nobody signed in with that code in time; run login again");
    }

    private Poll poll(String deviceCode, ProofKey proof) {
        try {
            return new Poll(Optional.of(tokens.device(deviceCode, proof)), false);
        } catch (Refused e) {
            return switch (e.oauthError()) {
                case "authorization_pending" -> new Poll(Optional.empty(), false);
                case "slow_down" -> new Poll(Optional.empty(), true);
                default -> throw e;
            };
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted; nobody is signed in");
        }
    }

    /** Where a person goes and what they type there. */
    public record Prompt(String address, String code) {
        static Prompt of(JsonNode begun) {
            String complete = begun.path("verification_uri_complete").asText("");
            return new Prompt(
                    complete.isEmpty() ? begun.path("verification_uri").asText("") : complete,
                    begun.path("user_code").asText(""));
        }
    }

    private record Poll(Optional<Grant> grant, boolean tooFast) {}
}
