package dev.freehold.controlplane.platform;

import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;

/** Makes identities: UUIDv7, so that later ones of a process sort after earlier ones. */
@Singleton
public class Ids {
    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
