package dev.freehold.systemtests.chaos.gate;

import java.util.Optional;

/** Reads what workers ask of the identity server's administration; their tokens do not count. */
public record IdentityReading() implements HttpGate.Reading {
    @Override
    public Optional<Passage> request(String method, String path, byte[] body) {
        return path.startsWith("/admin/") ? Optional.of(new Passage.IdentityCall(method, path)) : Optional.empty();
    }

    @Override
    public Optional<Passage> answer(String path, int status, byte[] body) {
        return Optional.empty();
    }
}
