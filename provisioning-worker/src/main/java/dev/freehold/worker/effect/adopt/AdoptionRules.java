package dev.freehold.worker.effect.adopt;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.worker.postgres.ForeignDatabase;
import dev.freehold.worker.saga.StepFailedException;

/**
 * Which databases elsewhere this worker reads, and how: whoever may order an adoption could otherwise have it knock on any door that
 * the worker's network leads to.
 *
 * @param hosts in lower case, with {@code :port} or without
 */
public record AdoptionRules(Set<String> hosts, ForeignDatabase.Transport transport) {
    public AdoptionRules {
        hosts = Set.copyOf(hosts);
    }

    /** @param plain whether the way to them need not be encrypted */
    static AdoptionRules of(Collection<String> hosts, boolean plain, Optional<Path> rootCert) {
        return new AdoptionRules(
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                new ForeignDatabase.Transport(!plain, rootCert));
    }

    /** @throws StepFailedException for good, with no word about the source */
    void requireAllowed(SourceDatabase source) {
        if (hosts.isEmpty()) {
            throw StepFailedException.permanent(
                    "adoption_off",
                    "The region's workers adopt no databases: freehold.adopt.allowed-hosts names no host.");
        }
        if (!hosts.contains(source.host()) && !hosts.contains(source.host() + ":" + source.port())) {
            throw StepFailedException.permanent(
                    "source_not_allowed",
                    "The region's workers do not adopt from that host: it is not in freehold.adopt.allowed-hosts.");
        }
    }
}
