package dev.freehold.stack.service;

import java.util.Map;
import java.util.Set;

import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.objects.ObjectStoreOptions;
import dev.freehold.stack.part.Part;
import dev.freehold.stack.postgres.ControlServer;

import static java.util.Objects.requireNonNull;

/**
 * Our services as parts of a stack; each gets one file of settings and runs from its packaged folder.
 *
 * @param settings go over the ones that a service gets here, by the service's name
 */
public record Services(
        StateFolder folder,
        StackPorts ports,
        Realm realm,
        ObjectStoreOptions objects,
        Map<String, Map<String, String>> settings) {
    public static final String CONTROL_PLANE = "control-plane";
    public static final String TENANT_SERVICE = "tenant-service";
    public static final String WORKER = "provisioning-worker";
    public static final String REGION = "local";

    private static final String MAX_TENANTS = "500";

    public Services {
        requireNonNull(folder, "folder");
        requireNonNull(ports, "ports");
        requireNonNull(realm, "realm");
        requireNonNull(objects, "objects");
        settings = Map.copyOf(settings);
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

    /**
     * One more worker beside the usual one.
     *
     * @param name of its own: its log and its file of settings bear it
     * @param more go over the settings that every worker here has
     */
    public Part anotherWorker(String name, int port, Map<String, String> more) {
        ServiceProperties properties = workerProperties()
                .set("quarkus.http.port", Integer.toString(port))
                .set(settingsOf(WORKER))
                .set(more);
        return new ServiceLaunch(folder, name, WORKER, "Provisioning worker " + name, port).part(Set.of(), properties);
    }

    /**
     * One more tenant service beside the usual one, with a state folder of its own.
     *
     * @param name of its own: its log, its state and its file of settings bear it
     * @param more go over the settings that every tenant service here has
     */
    public Part anotherTenantService(String name, int port, Map<String, String> more) {
        ServiceProperties properties = tenantServiceProperties()
                .set("quarkus.http.port", Integer.toString(port))
                .set("freehold.state-dir", folder.data(name))
                .set(settingsOf(TENANT_SERVICE))
                .set(more);
        return new ServiceLaunch(folder, name, TENANT_SERVICE, "Tenant service " + name, port)
                .part(Set.of(), properties);
    }

    private ServiceProperties controlPlaneProperties() {
        ServiceProperties properties = new ServiceProperties(ports.controlPlane())
                .set("quarkus.datasource.jdbc.url", jdbcUrl(ports.control(), ControlServer.DATABASE))
                .set("quarkus.datasource.username", ControlServer.APP)
                .set("quarkus.datasource.password", secrets().get("control.app"))
                .set("quarkus.flyway.username", ControlServer.OWNER)
                .set("quarkus.flyway.password", secrets().get("control.owner"))
                .set("quarkus.oidc.auth-server-url", realm.issuer().toString())
                .set("freehold.authority-key-file", keys().privateKey("authority"))
                .set("freehold.audit.bucket", ObjectStoreOptions.AUDIT_BUCKET);
        objectStore(properties);
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
                .set("freehold.archive.region-key-file", keys().privateKey("region"))
                .set("freehold.objects.bucket", ObjectStoreOptions.BUCKET)
                .set("freehold.identity.url", realm.server().toString())
                .set("freehold.identity.realm", realm.name())
                .set("freehold.identity.client-id", "freehold-identity")
                .set("freehold.identity.client-secret", secrets().get("client.freehold-identity"));
        ports.pools()
                .forEach((id, port) -> properties
                        .pool(id, port)
                        .set(ServiceProperties.pool(id, "password"), secrets().get("worker." + id)));
        return oidcClient(objectStore(properties), "freehold-worker");
    }

    private ServiceProperties tenantServiceProperties() {
        ServiceProperties properties = new ServiceProperties(ports.tenantService())
                .set("freehold.region", REGION)
                .set("freehold.control-plane.url", "http://localhost:" + ports.controlPlane())
                .set("freehold.seal.region-key-file", keys().privateKey("region"))
                .set("freehold.seal.worker-public-key-file", keys().publicKey("worker"))
                .set("freehold.authority.public-key-file", keys().publicKey("authority"))
                .set("freehold.base-domain", "localhost")
                .set("freehold.objects.bucket", ObjectStoreOptions.BUCKET)
                .set("freehold.state-dir", folder.data(TENANT_SERVICE))
                .set("freehold.token.issuer", realm.issuer().toString());
        ports.pools().forEach(properties::pool);
        return oidcClient(objectStore(properties), "freehold-data-plane");
    }

    private ServiceProperties objectStore(ServiceProperties properties) {
        return properties
                .set("quarkus.s3.endpoint-override", objects.url().toString())
                .set("quarkus.s3.path-style-access", "true")
                .set("quarkus.s3.aws.credentials.type", "static")
                .set("quarkus.s3.aws.credentials.static-provider.access-key-id", ObjectStoreOptions.ACCESS_KEY)
                .set("quarkus.s3.aws.credentials.static-provider.secret-access-key", objects.secretKey());
    }

    private ServiceProperties oidcClient(ServiceProperties properties, String client) {
        return properties
                .set("quarkus.oidc-client.auth-server-url", realm.issuer().toString())
                .set("quarkus.oidc-client.client-id", client)
                .set("quarkus.oidc-client.credentials.secret", secrets().get("client." + client));
    }

    private Part part(String service, String title, int port, Set<String> after, ServiceProperties properties) {
        return new ServiceLaunch(folder, service, service, title, port)
                .part(after, properties.set(settingsOf(service)));
    }

    private Map<String, String> settingsOf(String service) {
        return settings.getOrDefault(service, Map.of());
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
