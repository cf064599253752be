package dev.freehold.stack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.part.Part;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** Our services as parts of a stack; each gets one file of settings and runs from its packaged folder. */
public record Services(StateFolder folder, StackPorts ports, Realm realm) {
    public static final String CONTROL_PLANE = "control-plane";
    public static final String TENANT_SERVICE = "tenant-service";
    public static final String WORKER = "provisioning-worker";
    public static final String REGION = "local";

    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    private static final String MAX_TENANTS = "500";

    public Services {
        requireNonNull(folder, "folder");
        requireNonNull(ports, "ports");
        requireNonNull(realm, "realm");
    }

    public Part controlPlane(Set<String> after) {
        return part(CONTROL_PLANE, "Control plane", ports.controlPlane(), after, controlPlaneProperties());
    }

    public Part tenantService(Set<String> after) {
        return part(TENANT_SERVICE, "Tenant service", ports.tenantService(), after, tenantServiceProperties());
    }

    public Part worker(Set<String> after) {
        return part(WORKER, "Provisioning worker", ports.worker(), after, workerProperties());
    }

    private ServiceProperties controlPlaneProperties() {
        ServiceProperties properties = new ServiceProperties(ports.controlPlane())
                .set("quarkus.datasource.jdbc.url", jdbcUrl(ports.control(), ControlServer.DATABASE))
                .set("quarkus.datasource.username", ControlServer.APP)
                .set("quarkus.datasource.password", secrets().get("control.app"))
                .set("quarkus.flyway.username", ControlServer.OWNER)
                .set("quarkus.flyway.password", secrets().get("control.owner"))
                .set("quarkus.oidc.auth-server-url", realm.issuer().toString())
                .set("freehold.authority-key-file", keys().privateKey("authority"));
        ports.pools()
                .keySet()
                .forEach(id -> properties
                        .set(ServiceProperties.pool(id, "region"), REGION)
                        .set(ServiceProperties.pool(id, "max-tenants"), MAX_TENANTS));
        return properties;
    }

    private ServiceProperties workerProperties() {
        ServiceProperties properties = new ServiceProperties(ports.worker())
                .set("freehold.region", REGION)
                .set("freehold.worker.control-plane-url", "http://localhost:" + ports.controlPlane())
                .set("freehold.seal.worker-key-file", keys().privateKey("worker"))
                .set("freehold.seal.region-public-key-file", keys().publicKey("region"))
                .set("freehold.identity.url", realm.server().toString())
                .set("freehold.identity.realm", realm.name())
                .set("freehold.identity.client-id", "freehold-identity")
                .set("freehold.identity.client-secret", secrets().get("client.freehold-identity"));
        ports.pools()
                .forEach((id, port) -> properties
                        .pool(id, port)
                        .set(ServiceProperties.pool(id, "password"), secrets().get("worker." + id)));
        return oidcClient(properties, "freehold-worker");
    }

    private ServiceProperties tenantServiceProperties() {
        ServiceProperties properties = new ServiceProperties(ports.tenantService())
                .set("freehold.region", REGION)
                .set("freehold.control-plane.url", "http://localhost:" + ports.controlPlane())
                .set("freehold.seal.region-key-file", keys().privateKey("region"))
                .set("freehold.seal.worker-public-key-file", keys().publicKey("worker"))
                .set("freehold.authority.public-key-file", keys().publicKey("authority"))
                .set("freehold.base-domain", "localhost")
                .set("freehold.state-dir", folder.data(TENANT_SERVICE))
                .set("quarkus.oidc.auth-server-url", realm.issuer().toString());
        ports.pools().forEach(properties::pool);
        return oidcClient(properties, "freehold-data-plane");
    }

    private ServiceProperties oidcClient(ServiceProperties properties, String client) {
        return properties
                .set("quarkus.oidc-client.auth-server-url", realm.issuer().toString())
                .set("quarkus.oidc-client.client-id", client)
                .set("quarkus.oidc-client.credentials.secret", secrets().get("client." + client));
    }

    private Part part(String name, String title, int port, Set<String> after, ServiceProperties properties) {
        Path log = folder.log(name);
        return new Part(name, title, port, "http://localhost:" + port, log, after, () -> {
            properties.writeTo(folder.serviceProperties(name));
            return launch(name, title, port, log);
        });
    }

    private RunningPart launch(String name, String title, int port, Path log) {
        Path jar = Checkout.find().service(name);
        if (!Files.exists(jar)) {
            throw new PartFailedException(title + " is not built: there is no " + jar);
        }
        List<String> arguments = new ArrayList<>(JVM);
        arguments.add(
                "-Dquarkus.config.locations=" + folder.serviceProperties(name).path());
        arguments.add("-jar");
        arguments.add(jar.toString());
        ChildProcess process = new ChildProcess(name, folder.path(), arguments, Map.of(), log);
        return new ServiceProcess(title, process.start(), port, log);
    }

    private Secrets secrets() {
        return folder.secrets();
    }

    private DevelopmentKeys keys() {
        return new DevelopmentKeys(folder);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}
