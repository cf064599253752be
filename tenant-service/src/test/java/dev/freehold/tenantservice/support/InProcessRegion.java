package dev.freehold.tenantservice.support;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;

/** A region for tests that look inside the service: two tenants, named in the configuration. */
public final class InProcessRegion implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestPlatform platform;

    @Override
    public Map<String, String> start() {
        TestPlatform started = new TestPlatform();
        platform = started;
        Map<String, String> configuration = new HashMap<>(started.configuration());
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("freehold.connections.borrow-timeout", "30S");
        configuration.put("freehold.connections.connect-timeout", "30S");
        configuration.put("test.postgres-log", started.postgresLogFile().toString());
        for (String slug : new String[] {"acme", "globex"}) {
            Placement placement = started.databases().create(TestPlatform.newTenantId());
            started.databases().addMember(placement, "alice", "admin");
            started.controlPlane().publish(started.region().route(slug, RouteState.ACTIVE, 1, placement));
            configuration.put("test." + slug, placement.tenant().toString());
        }
        return configuration;
    }

    @Override
    public void stop() {
        TestPlatform started = platform;
        if (started != null) {
            started.close();
        }
    }
}
