package dev.freehold.stack.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.part.PartProgress;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.token.AccessTokens;

import static java.util.Objects.requireNonNull;

/** Sees to it that acme and globex exist; one that exists, in whatever state, is left alone. */
public final class DemoTenants {
    private static final List<DemoTenant> TENANTS = List.of(
            new DemoTenant("acme", "Acme Tools GmbH", "DEMO-0001", "Anna Acme", "anna@acme.example"),
            new DemoTenant("globex", "Globex Foods GmbH", "DEMO-0002", "Gert Globex", "gert@globex.example"));
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "compensated");
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JsonHttp controlPlane;
    private final AccessTokens tokens;
    private final PartProgress progress;

    public DemoTenants(URI controlPlane, AccessTokens tokens, PartProgress progress) {
        this.controlPlane = new JsonHttp(requireNonNull(controlPlane, "controlPlane"));
        this.tokens = requireNonNull(tokens, "tokens");
        this.progress = requireNonNull(progress, "progress");
    }

    public static List<String> slugs() {
        return TENANTS.stream().map(DemoTenant::slug).toList();
    }

    /** @throws PartFailedException if one cannot be created */
    public void ensure() {
        String token = tokens.operator("ops-admin");
        TENANTS.forEach(tenant -> ensure(tenant, token));
    }

    private void ensure(DemoTenant tenant, String token) {
        JsonAnswer found = controlPlane.get("/v1/tenants/" + tenant.slug(), token);
        if (found.isSuccess()) {
            String state = found.body().path("state").asText();
            progress.note("Tenant " + tenant.slug() + " exists (" + state + ")");
            return;
        }
        long begin = System.nanoTime();
        JsonAnswer created = controlPlane.send("POST", "/v1/tenants", token, tenant.request());
        if (created.status() == 409) {
            progress.note("Tenant " + tenant.slug() + " is not created: "
                    + created.body().path("detail").asText(created.body().toString()));
            return;
        }
        await(tenant, created.orThrow().body().path("id").asText(), token);
        progress.done("Tenant " + tenant.slug(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private void await(DemoTenant tenant, String operation, String token) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        JsonNode seen = operation(operation, token);
        while (!ENDED.contains(seen.path("state").asText()) && System.nanoTime() < end) {
            sleep();
            seen = operation(operation, token);
        }
        if (!"succeeded".equals(seen.path("state").asText())) {
            throw new PartFailedException("Tenant " + tenant.slug() + " was not created: " + seen.toPrettyString());
        }
    }

    private JsonNode operation(String id, String token) {
        return controlPlane.get("/v1/operations/" + id, token).orThrow().body();
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("Interrupted while a tenant was being created", e);
        }
    }
}
