package dev.freehold.operator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import dev.freehold.operator.resource.Mutable;
import dev.freehold.operator.resource.TenantSpec;

/** What can be asked of the platform. Each call throws {@link Refused} unless it was done. */
@Singleton
public class Platform {
    private final ControlPlaneClient client;
    private final Answers answers;

    Platform(@RestClient ControlPlaneClient client, ObjectMapper json) {
        this.client = client;
        this.answers = new Answers(json);
    }

    /**
     * @param asked what the spec said of what can be changed, when it was first asked for
     * @param key under which a repeat within a day is answered with what the first call began
     */
    public Operation create(TenantSpec spec, Mutable asked, String key) {
        return answers.read(() -> client.create(key, body(spec, asked)), Operation.class);
    }

    /** Empty if nobody has that slug. */
    public Optional<LivingTenant> tenant(String slug) {
        return answers.find(
                () -> client.tenant(slug),
                answer -> new LivingTenant(
                        answers.body(answer, TenantView.class), String.valueOf(answer.getHeaderString("ETag"))));
    }

    public LivingTenant revise(LivingTenant tenant, Map<String, Object> changed) {
        return answers.apply(
                () -> client.revise(tenant.view().slug(), tenant.version(), changed),
                answer -> new LivingTenant(
                        answers.body(answer, TenantView.class), String.valueOf(answer.getHeaderString("ETag"))));
    }

    /** Ends the tenant's service now, and its data when the retention of its plan is over. */
    public Operation offboard(String slug) {
        return answers.read(() -> client.delete(slug, slug), Operation.class);
    }

    public Optional<Operation> operation(String id) {
        return answers.find(() -> client.operation(id), answer -> answers.body(answer, Operation.class));
    }

    private static Map<String, Object> body(TenantSpec spec, Mutable asked) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("slug", spec.slug());
        body.put("legalName", asked.legalName());
        body.put("taxId", spec.taxId());
        body.put("country", spec.country());
        body.put("contactName", asked.contactName());
        body.put("adminEmail", asked.adminEmail());
        body.put("plan", asked.plan());
        body.put("region", spec.region());
        body.put("allowedRegions", asked.regions());
        body.put("environment", spec.environment());
        putIfThere(body, "tier", spec.tier());
        putIfThere(body, "archive", spec.archive());
        return body;
    }

    private static void putIfThere(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /** @param version the entity tag under which it was read */
    public record LivingTenant(TenantView view, String version) {}

    /** A tenant as the API shows it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TenantView(
            String id,
            String slug,
            String legalName,
            String taxId,
            String country,
            String contactName,
            String adminEmail,
            String plan,
            String region,
            List<String> allowedRegions,
            String environment,
            String state,
            @Nullable String dropAfter) {
        public Mutable mutable() {
            return new Mutable(legalName, contactName, adminEmail, plan, allowedRegions);
        }

        @Override
        public String toString() {
            return "TenantView[id=" + id + ", state=" + state + "]";
        }
    }

    /** An operation as the API shows it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Operation(
            String id,
            String kind,
            String tenantId,
            String state,
            List<Step> steps,
            @Nullable Reason error) {
        public boolean isOver() {
            return switch (state) {
                case "pending", "running" -> false;
                default -> true;
            };
        }

        public boolean hasSucceeded() {
            return "succeeded".equals(state);
        }

        /** The step it is at, and why that has to be tried again where it has. */
        public String progress() {
            return steps.stream()
                    .filter(step -> "running".equals(step.state()) || step.error() != null)
                    .findFirst()
                    .map(step -> kind + ": " + step.name()
                            + (step.error() == null ? "" : ", " + step.error().message()))
                    .orElse(kind + " is " + state);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Step(String name, String state, @Nullable Reason error) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reason(String code, String message) {}
}
