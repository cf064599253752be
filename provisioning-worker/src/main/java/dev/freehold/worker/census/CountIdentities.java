package dev.freehold.worker.census;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.worker.effect.identity.KeycloakAdmin;
import dev.freehold.worker.effect.identity.TenantGroups;

import static java.util.Objects.requireNonNull;

/** Tells what groups of the identity server give their members a tenant's id. */
@Singleton
final class CountIdentities {
    private final TenantGroups groups;

    CountIdentities(@RestClient KeycloakAdmin keycloak) {
        this.groups = new TenantGroups(requireNonNull(keycloak, "keycloak is null"));
    }

    void run(Delivery delivery) {
        delivery.identities(groups.all().stream()
                .map(group -> new Inventory.Identity(group.name(), group.tenant()))
                .toList());
    }
}
