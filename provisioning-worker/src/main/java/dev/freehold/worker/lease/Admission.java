package dev.freehold.worker.lease;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.command.WorkerAnnouncement;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.worker.effect.role.SealConfig;
import dev.freehold.worker.platform.WorkerName;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Introduces this worker, its keys and its pools to the control plane, which alone sees whether another region has one of the keys. */
@Singleton
class Admission {
    private final WorkersApi workers;
    private final WorkerAnnouncement bare;
    private final PoolCapacities capacities;
    private volatile @Nullable WorkerAnnouncement told;

    Admission(@RestClient WorkersApi workers, WorkerName name, SealConfig seal, PoolCapacities capacities) {
        this.workers = requireNonNull(workers, "workers is null");
        this.capacities = requireNonNull(capacities, "capacities is null");
        this.bare = new WorkerAnnouncement(
                name.value(),
                Stream.of(seal.regionKeys(), seal.workerKeys())
                        .flatMap(keys -> keys.thumbprints().stream())
                        .distinct()
                        .toList(),
                seal.sealingKey(),
                seal.sealingJwks(),
                Map.of());
    }

    /**
     * Asks once. Only a success is consent; whatever else comes back, or nothing, is to be asked again.
     *
     * @throws NotAdmittedException if there is no use in asking again
     */
    void ask() {
        try {
            tell(bare);
        } catch (WebApplicationException e) {
            Refusal refusal = refusal(e);
            if (ProblemCode.REGION_KEY_SHARED.wireName().equals(refusal.code())) {
                throw new NotAdmittedException(requireNonNullElse(refusal.detail(), ""), e);
            }
            throw e;
        }
    }

    /** Tells what the pools can take, once it is known and whenever it has changed. Does nothing before {@link #ask} has succeeded. */
    void tellOfPools() {
        if (told != null) {
            var announcement = new WorkerAnnouncement(
                    bare.worker(),
                    bare.keyThumbprints(),
                    bare.sealingKey(),
                    bare.sealingJwks(),
                    capacities.connections());
            if (!announcement.equals(told)) {
                tell(announcement);
            }
        }
    }

    private void tell(WorkerAnnouncement announcement) {
        workers.announce(announcement);
        told = announcement;
    }

    /** What answers in place of the control plane may speak another language. */
    private static Refusal refusal(WebApplicationException e) {
        try {
            return ContractJson.read(e.getResponse().readEntity(String.class), Refusal.class);
        } catch (RuntimeException unreadable) {
            e.addSuppressed(unreadable);
            return new Refusal(null, null);
        }
    }

    /** What is of use in a problem. */
    record Refusal(@Nullable String code, @Nullable String detail) {}
}
