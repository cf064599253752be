package dev.freehold.stack;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.freehold.stack.demo.DemoTenants;
import dev.freehold.stack.description.StackDescription;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.KeycloakAdmin;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.part.Parts;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.postgres.Cluster;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.process.StateLock;
import dev.freehold.stack.process.Supervisor;
import dev.freehold.stack.service.DevelopmentKeys;
import dev.freehold.stack.service.Services;
import dev.freehold.stack.token.AccessTokens;

import static java.util.Objects.requireNonNull;

/**
 * The whole platform, running. Parts are named postgres-control, postgres-{pool}, keycloak, control-plane,
 * tenant-service and provisioning-worker.
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final StackOptions options;
    private final StateLock lock;
    private final Realm realm;
    private final StackDescription description;
    private final Parts parts;
    private final Services services;
    private final Queue<RunningPart> moreServices = new ConcurrentLinkedQueue<>();
    private volatile String state = "starting";

    private LocalStack(StackOptions options, StateLock lock) {
        StackPlan plan = new StackPlan(options);
        this.options = options;
        this.lock = requireNonNull(lock, "lock");
        this.realm = plan.realm();
        this.services = plan.services();
        this.description = new StackDescription(options.folder(), options.ports(), realm, Supervisor.current());
        this.parts = new Parts(plan.parts(), options.progress(), this::describe);
    }

    /**
     * Starts all parts and waits until they serve. What an earlier run left is stopped first; if a part fails, those
     * started are stopped again.
     *
     * @throws AlreadyRunningException if another process runs the stack of this folder
     * @throws dev.freehold.stack.process.PartFailedException which names the part and the way out
     */
    public static LocalStack start(StackOptions options) {
        LocalStack stack = prepare(options);
        stack.startParts();
        return stack;
    }

    /** The first half of {@link #start}: afterwards {@link #close} stops whatever {@link #startParts} has begun. */
    public static LocalStack prepare(StackOptions options) {
        StateLock lock = StateLock.tryTake(options.folder())
                .orElseThrow(() -> new AlreadyRunningException(options.folder().path()));
        try {
            new EarlierRun(options.folder()).stopLeftovers(options.progress()::note);
            new PortCheck(options.ports()).run();
            new DevelopmentKeys(options.folder()).ensure();
            return new LocalStack(options, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public void startParts() {
        try {
            parts.startAll();
            if (options.demoTenants()) {
                new DemoTenants(controlPlane(), tokens(), options.progress()).ensure();
            }
            state = "running";
            describe();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts a part again that was stopped or killed, and waits until it serves. */
    public void startService(String part) {
        parts.start(part);
    }

    public void stopService(String part) {
        parts.stop(part);
    }

    /** Ends a part as a crash would, with SIGKILL. */
    public void kill(String part) {
        parts.kill(part);
    }

    /** The process of a part that runs, for a test that wants to signal it. */
    public OwnedProcess process(String part) {
        return parts.process(part);
    }

    /** Where a part such as {@code postgres-local-a} listens. */
    public int port(String part) {
        return requireNonNull(options.ports().byPart().get(part), part);
    }

    /**
     * Starts one more worker and does not wait for it; {@link #close} ends it at the latest.
     *
     * @param name of its own, no part's
     * @param settings go over those of the stack's own worker
     */
    public RunningPart launchWorker(String name, Map<String, String> settings) {
        RunningPart worker =
                services.anotherWorker(name, Ports.free(), settings).launcher().get();
        moreServices.add(worker);
        return worker;
    }

    /**
     * Starts one more tenant service and does not wait for it; {@link #close} ends it at the latest.
     *
     * @param name of its own, no part's; one that bore it before left its state to this one
     * @param settings go over those of the stack's own tenant service
     */
    public RunningPart launchTenantService(String name, int port, Map<String, String> settings) {
        RunningPart service =
                services.anotherTenantService(name, port, settings).launcher().get();
        moreServices.add(service);
        return service;
    }

    public StateFolder folder() {
        return options.folder();
    }

    public URI controlPlane() {
        return URI.create("http://localhost:" + options.ports().controlPlane());
    }

    public URI tenantService() {
        return URI.create("http://localhost:" + options.ports().tenantService());
    }

    public URI worker() {
        return URI.create("http://localhost:" + options.ports().worker());
    }

    public Realm realm() {
        return realm;
    }

    public KeycloakAdmin keycloakAdmin() {
        return new KeycloakAdmin(realm.server(), folder().secrets().get("keycloak.admin"));
    }

    /** Tokens of operators, of tenants' members and of processes. */
    public AccessTokens tokens() {
        return new AccessTokens(folder(), realm, controlPlane());
    }

    /** @param server {@code control} or a pool id */
    public Connection connectAsSuperuser(String server, String database) throws SQLException {
        String password = new Cluster(folder().postgres(server)).superuserPassword();
        return connect(server, database, PostgresServer.SUPERUSER, password);
    }

    /** @param server {@code control} or a pool id */
    public Connection connect(String server, String database, String user, String password) throws SQLException {
        int port = "control".equals(server)
                ? options.ports().control()
                : options.ports().pool(server);
        String url = "jdbc:postgresql://" + PostgresServer.HOST + ":" + port + "/" + database;
        return DriverManager.getConnection(url, user, password);
    }

    private void describe() {
        description.write(state, parts);
    }

    /** Stops all parts in reverse order; state stays in the folder. */
    @Override
    public void close() {
        state = "stopped";
        moreServices.forEach(service -> service.process().stop(AT_ONCE));
        parts.stopAll();
        lock.close();
    }
}
