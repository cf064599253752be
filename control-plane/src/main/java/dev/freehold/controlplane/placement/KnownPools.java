package dev.freehold.controlplane.placement;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.PoolId;

import static java.util.Objects.requireNonNull;

/** How full pools are, within the present transaction where there is one. */
@Singleton
public class KnownPools {
    private final PoolReader reader;

    KnownPools(PoolReader reader) {
        this.reader = requireNonNull(reader);
    }

    public List<Pool> all() {
        return reader.all();
    }

    public Optional<Pool> find(PoolId id) {
        return reader.find(id);
    }

    /** One that a tenant is in, and that therefore is known. */
    public Pool require(PoolId id) {
        return reader.find(id).orElseThrow();
    }
}
