package dev.freehold.operator.resource;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A tenant of the platform that somebody asked for with {@code kubectl apply}. */
@Group(Tenant.GROUP)
@Version("v1")
@AdditionalPrinterColumn(name = "Slug", jsonPath = ".spec.slug")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Ready", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "URL", jsonPath = ".status.url", priority = 1)
public final class Tenant extends CustomResource<TenantSpec, TenantStatus> implements Namespaced {
    public static final String GROUP = "freehold.dev";

    private static final long serialVersionUID = 1L;

    /** Neither has a value before somebody gives it one. */
    @Override
    protected @Nullable TenantSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable TenantStatus initStatus() {
        return null;
    }
}
