package dev.freehold.controlplane.census.compare;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.Inventory.Database;
import dev.freehold.contracts.census.Inventory.Role;

/** What a pool's server has, and what its ledger knows of, by name. */
final class PoolNames {
    private final Map<String, Database> databases;
    private final Map<String, Role> roles;
    private final Set<String> knownDatabases;
    private final Set<String> knownRoles;

    PoolNames(Inventory pool) {
        this.databases = pool.databases().stream().collect(Collectors.toMap(Database::name, Function.identity()));
        this.roles = pool.roles().stream().collect(Collectors.toMap(Role::name, Function.identity()));
        this.knownDatabases = Stream.of(
                        pool.reservations().stream().map(Inventory.Reservation::database),
                        pool.standbys().stream().map(Inventory.Standby::database),
                        pool.templates().stream().map(Inventory.Template::database))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        this.knownRoles = Stream.concat(
                        pool.reservations().stream().flatMap(reserved -> Stream.of(reserved.roleA(), reserved.roleB())),
                        pool.standbys().stream().flatMap(standby -> Stream.of(standby.roleA(), standby.roleB())))
                .collect(Collectors.toSet());
    }

    Optional<Database> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    boolean hasDatabase(String name) {
        return databases.containsKey(name);
    }

    boolean hasRole(String name) {
        return roles.containsKey(name);
    }

    boolean mayLogIn(String role) {
        return Optional.ofNullable(roles.get(role)).filter(Role::canLogIn).isPresent();
    }

    Stream<Database> unknownDatabases() {
        return databases.values().stream().filter(database -> !knownDatabases.contains(database.name()));
    }

    Stream<Role> unknownRoles() {
        return roles.values().stream().filter(role -> !knownRoles.contains(role.name()));
    }
}
