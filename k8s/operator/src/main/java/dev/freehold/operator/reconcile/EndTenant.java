package dev.freehold.operator.reconcile;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.freehold.operator.api.Platform;
import dev.freehold.operator.api.Platform.LivingTenant;
import dev.freehold.operator.api.Platform.Operation;
import dev.freehold.operator.resource.Tenant;
import dev.freehold.operator.resource.TenantStatus;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of a tenant whose resource is deleted: nothing, or where the resource says so its offboarding. A purge, which takes
 * the data before its retention is over, is never asked for.
 */
@Singleton
class EndTenant {
    private final Platform platform;
    private final OperatorSettings settings;

    EndTenant(Platform platform, OperatorSettings settings) {
        this.platform = requireNonNull(platform);
        this.settings = requireNonNull(settings);
    }

    /** @throws dev.freehold.operator.api.Refused where nothing can be said of the tenant itself */
    Outcome run(Tenant resource, TenantStatus status) {
        String id = status.tenantId();
        if (id == null || !resource.getSpec().deletes()) {
            return Outcome.done(status);
        }
        Optional<LivingTenant> tenant = platform.tenant(resource.getSpec().slug())
                .filter(found -> found.view().id().equals(id));
        return tenant.isEmpty() ? Outcome.done(status) : end(resource, status, tenant.get());
    }

    private Outcome end(Tenant resource, TenantStatus status, LivingTenant tenant) {
        return switch (tenant.view().state()) {
            case "failed", "dropping", "dropped" -> Outcome.done(status);
            case "deleting" -> ending(status);
            default -> {
                Operation begun = platform.offboard(resource.getSpec().slug());
                yield Outcome.look(
                        status.operation(begun.id()),
                        Report.underWay("Offboarding", begun.progress()),
                        settings.poll());
            }
        };
    }

    /** The platform goes on by itself once the offboarding is over: its data goes when the retention does. */
    private Outcome ending(TenantStatus status) {
        return Optional.ofNullable(status.operationId())
                .flatMap(platform::operation)
                .filter(operation -> !operation.isOver())
                .map(operation ->
                        Outcome.look(status, Report.underWay("Offboarding", operation.progress()), settings.poll()))
                .orElseGet(() -> Outcome.done(status));
    }
}
