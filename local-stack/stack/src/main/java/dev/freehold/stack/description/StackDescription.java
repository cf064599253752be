package dev.freehold.stack.description;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.KeycloakAdmin;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.part.Part;
import dev.freehold.stack.part.Parts;
import dev.freehold.stack.postgres.Cluster;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Supervisor;
import dev.freehold.stack.service.Services;
import dev.freehold.stack.service.StackPorts;

import static java.util.Objects.requireNonNull;

/** Writes what the running stack is. */
public record StackDescription(StateFolder folder, StackPorts ports, Realm realm, Supervisor supervisor) {
    public StackDescription {
        requireNonNull(folder, "folder");
        requireNonNull(ports, "ports");
        requireNonNull(realm, "realm");
        requireNonNull(supervisor, "supervisor");
    }

    /** @param state starting, running or stopped */
    public synchronized void write(String state, Parts parts) {
        ObjectNode root =
                JsonNodeFactory.instance.objectNode().put("state", state).put("region", Services.REGION);
        if (!"stopped".equals(state)) {
            root.putObject("up")
                    .put("pid", supervisor.pid())
                    .put("began", supervisor.began().toString());
        }
        describeServices(root);
        describeIdentity(root.putObject("identity"));
        describeUsers(root);
        describeDatabases(root.putObject("databases"));
        ArrayNode list = root.putArray("parts");
        parts.forEach((part, process) -> describePart(list.addObject(), part, process));
        StackFile.write(folder, root);
    }

    private void describeServices(ObjectNode root) {
        root.putObject("controlPlane").put("url", "http://localhost:" + ports.controlPlane());
        root.putObject("tenantService")
                .put("url", "http://localhost:" + ports.tenantService())
                .put("baseDomain", "localhost");
        root.putObject("worker").put("url", "http://localhost:" + ports.worker());
    }

    private void describeIdentity(ObjectNode identity) {
        identity.put("url", realm.server().toString())
                .put("realm", realm.name())
                .put("issuer", realm.issuer().toString())
                .put("tokenEndpoint", realm.issuer() + "/protocol/openid-connect/token");
        identity.putObject("admin").put("user", KeycloakAdmin.USER).put("password", secret("keycloak.admin"));
        ObjectNode clients = identity.putObject("clients");
        secrets()
                .startingWith("client.")
                .forEach((name, secret) -> clients.putObject(name).put("secret", secret));
    }

    private void describeUsers(ObjectNode root) {
        describePasswords(root.putObject("users"), secrets().startingWith("password."));
        describePasswords(root.putObject("members"), secrets().startingWith("member."));
    }

    private static void describePasswords(ObjectNode users, Map<String, String> passwords) {
        passwords.forEach((name, password) -> users.putObject(name).put("password", password));
    }

    private void describeDatabases(ObjectNode databases) {
        ObjectNode control = describeServer(databases.putObject("control"), "control", ports.control());
        control.put("jdbcUrl", jdbcUrl(ports.control(), ControlServer.DATABASE));
        describeLogin(control, "owner", ControlServer.OWNER, secret("control.owner"));
        describeLogin(control, "app", ControlServer.APP, secret("control.app"));
        ObjectNode pools = databases.putObject("pools");
        ports.pools().forEach((id, port) -> {
            ObjectNode pool = describeServer(pools.putObject(id), id, port);
            pool.put("jdbcUrl", jdbcUrl(port, PoolServer.LEDGER));
            describeLogin(pool, "worker", PoolServer.WORKER, secret("worker." + id));
        });
    }

    private ObjectNode describeServer(ObjectNode server, String name, int port) {
        server.put("host", PostgresServer.HOST).put("port", port);
        describeLogin(
                server, "superuser", PostgresServer.SUPERUSER, new Cluster(folder.postgres(name)).superuserPassword());
        return server;
    }

    private static void describeLogin(ObjectNode server, String name, String user, String password) {
        server.putObject(name).put("user", user).put("password", password);
    }

    private static void describePart(ObjectNode node, Part part, Optional<OwnedProcess> process) {
        node.put("name", part.name())
                .put("title", part.title())
                .put("port", part.port())
                .put("url", part.url())
                .put("log", part.log().toString());
        process.ifPresent(running -> node.put("pid", running.pid()).put("mark", running.mark()));
    }

    private Secrets secrets() {
        return folder.secrets();
    }

    private String secret(String name) {
        return secrets().get(name);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + PostgresServer.HOST + ":" + port + "/" + database;
    }
}
