package dev.freehold.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.KeycloakOptions;
import dev.freehold.stack.keycloak.KeycloakServer;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.objects.ObjectStoreOptions;
import dev.freehold.stack.objects.ObjectStoreServer;
import dev.freehold.stack.part.Part;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.postgres.KeycloakDatabase;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresOptions;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.stack.service.Services;

import static java.util.Objects.requireNonNull;

/** Which parts a stack has, and which need which. */
record StackPlan(StackOptions options) {
    static final String CONTROL = "postgres-control";
    static final String KEYCLOAK = "keycloak";
    static final String OBJECT_STORE = "object-store";

    StackPlan {
        requireNonNull(options, "options");
    }

    List<Part> parts() {
        Services services = services();
        List<Part> parts = new ArrayList<>();
        parts.add(postgres("control", options.ports().control(), this::asControl));
        options.ports().pools().forEach((id, port) -> parts.add(postgres(id, port, server -> asPool(id, server))));
        parts.add(keycloak());
        parts.add(objectStore());
        parts.add(services.controlPlane(Set.of(CONTROL, KEYCLOAK)));
        Set<String> allBefore =
                new LinkedHashSet<>(parts.stream().map(Part::name).toList());
        parts.add(services.tenantService(allBefore));
        parts.add(services.worker(allBefore));
        return parts;
    }

    Services services() {
        return new Services(folder(), options.ports(), realm(), objects(), options.serviceSettings());
    }

    Realm realm() {
        return new Realm(URI.create("http://localhost:" + options.ports().keycloak()));
    }

    private Part postgres(String name, int port, UnaryOperator<PostgresServer> setUp) {
        Path log = folder().log("postgres-" + name);
        PostgresOptions server = new PostgresOptions(folder().postgres(name), port, options.postgresSettings(), log);
        return new Part(
                "postgres-" + name,
                "PostgreSQL " + name,
                port,
                "jdbc:postgresql://localhost:" + port,
                log,
                Set.of(),
                () -> setUp.apply(PostgresServer.start(server)));
    }

    private PostgresServer asControl(PostgresServer server) {
        ControlServer.bootstrap(server, secret("control.owner"), secret("control.app"));
        KeycloakDatabase.bootstrap(server, secret("keycloak.database"));
        return server;
    }

    private PostgresServer asPool(String id, PostgresServer server) {
        return PoolServer.bootstrap(server, secret("worker." + id)).server();
    }

    private Part keycloak() {
        String jdbcUrl = "jdbc:postgresql://localhost:" + options.ports().control() + "/" + KeycloakDatabase.NAME;
        KeycloakOptions server = new KeycloakOptions(
                folder().path(),
                options.ports().keycloak(),
                options.ports().keycloakManagement(),
                folder().log(KEYCLOAK),
                new KeycloakDatabase(jdbcUrl, secret("keycloak.database")),
                folder().secrets());
        return new Part(
                KEYCLOAK,
                "Keycloak",
                server.port(),
                realm().server().toString(),
                server.log(),
                Set.of(CONTROL),
                () -> KeycloakServer.launch(server));
    }

    private Part objectStore() {
        ObjectStoreOptions server = objects();
        return new Part(
                OBJECT_STORE,
                "Object store",
                server.port(),
                server.url().toString(),
                server.log(),
                Set.of(),
                () -> ObjectStoreServer.launch(server));
    }

    private ObjectStoreOptions objects() {
        return new ObjectStoreOptions(
                folder().path(),
                options.ports().objectStore(),
                folder().log(OBJECT_STORE),
                folder().serviceProperties(OBJECT_STORE),
                folder().data(OBJECT_STORE),
                folder().secrets());
    }

    private StateFolder folder() {
        return options.folder();
    }

    private String secret(String name) {
        return folder().secrets().get(name);
    }
}
