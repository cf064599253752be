package dev.freehold.worker.effect.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.freehold.worker.effect.identity.KeycloakAdmin.Group;

import static dev.freehold.worker.effect.identity.IdentityCalls.ask;
import static dev.freehold.worker.effect.identity.IdentityCalls.change;
import static java.util.Objects.requireNonNull;

/** All groups that give their members a tenant's id, whoever made them. */
public final class TenantGroups {
    private static final String TENANT_ID = "tenant_id";
    private static final int PAGE = 200;
    /** Pages overlap by as many groups as may be removed between two of them without one being passed over. */
    private static final int OVERLAP = 50;

    private final KeycloakAdmin keycloak;

    public TenantGroups(KeycloakAdmin keycloak) {
        this.keycloak = requireNonNull(keycloak, "keycloak is null");
    }

    /** @param tenant as the group carries it, whatever its form */
    public record Found(String name, String tenant) {}

    /** Top-level ones. One that is made or removed meanwhile may be missed or told. */
    public List<Found> all() {
        return Stream.iterate(0, first -> first + PAGE - OVERLAP)
                .map(first -> ask(() -> keycloak.allGroups(first, PAGE, false)))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .flatMap(group -> found(group).stream())
                .distinct()
                .toList();
    }

    public Optional<Found> find(String name) {
        return group(name).flatMap(TenantGroups::found);
    }

    /** Its members stay. */
    public void remove(Found found) {
        group(found.name()).ifPresent(group -> change(() -> keycloak.deleteGroup(requireNonNull(group.id()))));
    }

    private Optional<Group> group(String name) {
        return ask(() -> keycloak.groups(name, true, false)).stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    private static Optional<Found> found(Group group) {
        return Optional.ofNullable(group.attributes())
                .map((Map<String, List<String>> attributes) -> attributes.get(TENANT_ID))
                .map(values -> new Found(group.name(), String.join(",", values)));
    }
}
