package dev.freehold.worker.lease;

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

/** Introduces this worker and its keys to the control plane, which alone sees whether another region has one of them. */
@Singleton
class Admission {
    private final WorkersApi workers;
    private final WorkerAnnouncement announcement;

    Admission(@RestClient WorkersApi workers, WorkerName name, SealConfig seal) {
        this.workers = requireNonNull(workers, "workers is null");
        this.announcement = new WorkerAnnouncement(
                name.value(),
                Stream.of(seal.regionKeys(), seal.workerKeys())
                        .flatMap(keys -> keys.thumbprints().stream())
                        .distinct()
                        .toList());
    }

    /**
     * Asks once. Only a success is consent; whatever else comes back, or nothing, is to be asked again.
     *
     * @throws NotAdmittedException if there is no use in asking again
     */
    void ask() {
        try {
            workers.announce(announcement);
        } catch (WebApplicationException e) {
            Refusal refusal = refusal(e);
            if (ProblemCode.REGION_KEY_SHARED.wireName().equals(refusal.code())) {
                throw new NotAdmittedException(requireNonNullElse(refusal.detail(), ""), e);
            }
            throw e;
        }
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
