package dev.freehold.systemtests;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.process.Readiness;

/** The packaged operator, which knows a cluster and the door of a control plane. */
final class OperatorProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final String CLIENT = "freehold-operator";

    private final OwnedProcess process;

    private OperatorProcess(OwnedProcess process) {
        this.process = process;
    }

    static OperatorProcess start(Platform platform, URI cluster, URI controlPlane) {
        return start(platform, cluster, controlPlane, 100);
    }

    /** @param deletionsPerHour tenants it may offboard */
    static OperatorProcess start(Platform platform, URI cluster, URI controlPlane, int deletionsPerHour) {
        int port = Ports.free();
        Path log = platform.stack().folder().log("operator");
        List<String> arguments = List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.kubernetes-client.api-server-url=" + cluster,
                "-Dquarkus.kubernetes-client.namespace=" + TestCluster.NAMESPACE,
                "-Dquarkus.oidc-client.auth-server-url="
                        + platform.stack().realm().issuer(),
                "-Dquarkus.oidc-client.client-id=" + CLIENT,
                "-Dfreehold.operator.control-plane-url=" + controlPlane,
                "-Dfreehold.operator.poll=200ms",
                "-Dfreehold.operator.resync=500ms",
                "-Dfreehold.operator.backoff-min=200ms",
                "-Dfreehold.operator.backoff-max=1s",
                "-Dfreehold.operator.settle=1s",
                "-Dfreehold.operator.deletions-per-hour=" + deletionsPerHour,
                "-jar",
                Checkout.find().service("k8s/operator").toString());
        Map<String, String> secret = Map.of(
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                platform.stack().folder().secrets().get("client." + CLIENT));
        OwnedProcess process =
                new ChildProcess("operator", platform.stack().folder().path(), arguments, secret, log).start();
        new Readiness("Operator", URI.create("http://localhost:" + port + "/q/health/ready"), process, log, START)
                .await();
        return new OperatorProcess(process);
    }

    /** As a node that dies would. */
    void kill() {
        process.stop(Duration.ofSeconds(10), "KILL");
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(10), "TERM");
    }
}
