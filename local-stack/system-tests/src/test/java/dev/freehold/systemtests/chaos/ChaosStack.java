package dev.freehold.systemtests.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.freehold.stack.EarlierRun;
import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;
import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.systemtests.TestStacks;

/** The platform that these tests maltreat, apart from that of the others: its leases are short, and it has no worker of its own. */
final class ChaosStack {
    /** A killed worker is missed after so long, and one whose attempt failed tries again soon; slugs return. */
    private static final Map<String, String> CONTROL_PLANE = Map.of(
            "freehold.lease.deadline", "PT3S",
            "freehold.lease.heartbeat", "PT1S",
            "freehold.lease.backoff-min", "PT0.2S",
            "freehold.lease.backoff-max", "PT1S",
            "freehold.census.lease", "PT5S",
            "freehold.census.backoff", "PT0.5S",
            "freehold.census.patience", "PT20S",
            "freehold.slug-quarantine", "PT0S");

    /** A login that takes long beside other modules' tests is no failed request. The long run has the machine to itself, and the usual timeouts. */
    private static final Map<String, String> TENANT_SERVICE = "all".equals(System.getProperty("freehold.chaos"))
            ? Map.of()
            : Map.of("freehold.connections.borrow-timeout", "30S", "freehold.connections.connect-timeout", "30S");

    /** Nobody can renew a token while the identity server is gone, and a long load is longer than the usual five minutes. */
    private static final int TOKEN_SECONDS = 1_800;

    private static final class Shared {
        static final LocalStack INSTANCE = start();
    }

    private ChaosStack() {}

    static LocalStack shared() {
        return Shared.INSTANCE;
    }

    private static LocalStack start() {
        Path folder = Checkout.find().root().resolve("local-stack/system-tests/target/chaos");
        if (Files.exists(folder)) {
            new EarlierRun(new StateFolder(folder)).stopLeftovers(System.out::println);
            StateFolder.delete(folder);
        }
        LocalStack stack = TestStacks.start(StackOptions.forTests(folder)
                .withServiceSettings("control-plane", CONTROL_PLANE)
                .withServiceSettings("tenant-service", TENANT_SERVICE));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-chaos"));
        stack.stopService("provisioning-worker");
        stack.keycloakAdmin()
                .send(
                        "PUT",
                        "/" + stack.realm().name(),
                        JsonNodeFactory.instance.objectNode().put("accessTokenLifespan", TOKEN_SECONDS))
                .orThrow();
        return stack;
    }
}
