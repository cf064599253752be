package dev.freehold.controlplane.placement;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.freehold.contracts.pool.PoolState;

/** Why a pool does not come into question for a tenant, for programs. */
public enum LeftOut {
    STATE,
    TIER,
    NOT_READY,
    TENANTS,
    BYTES,
    CONNECTIONS;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first reason there is. What nobody has told is none. */
    static Optional<LeftOut> of(Pool pool, Tier wanted) {
        if (pool.state() != PoolState.OPEN) {
            return Optional.of(STATE);
        }
        if (pool.tier() != wanted) {
            return Optional.of(TIER);
        }
        if (Boolean.FALSE.equals(pool.ready())) {
            return Optional.of(NOT_READY);
        }
        if (pool.tenants().full()) {
            return Optional.of(TENANTS);
        }
        if (pool.bytes().full()) {
            return Optional.of(BYTES);
        }
        return pool.connections().full() ? Optional.of(CONNECTIONS) : Optional.empty();
    }

    /** For people. */
    String detail(Pool pool) {
        return switch (this) {
            case STATE -> "it is " + pool.state().wireName();
            case TIER -> "it is " + pool.tier().wireName();
            case NOT_READY -> "no worker can work there";
            case TENANTS -> "it has " + pool.tenants() + " tenants";
            case BYTES -> "it has " + pool.bytes() + " bytes";
            case CONNECTIONS -> "it has " + pool.connections() + " connections";
        };
    }
}
