package dev.freehold.operator.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.freehold.operator.api.Platform;
import dev.freehold.operator.api.Platform.LivingTenant;
import dev.freehold.operator.api.Platform.Operation;
import dev.freehold.operator.api.Refused;
import dev.freehold.operator.resource.Creation;
import dev.freehold.operator.resource.Tenant;
import dev.freehold.operator.resource.TenantSpec;
import dev.freehold.operator.resource.TenantStatus;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of a tenant whose resource is deleted: nothing, or where the resource says so its offboarding. A purge, which takes
 * the data before its retention is over, is never asked for.
 */
@Singleton
class EndTenant {
    /** In which a tenant has no slug any more, or soon. */
    private static final Set<String> OVER = Set.of("failed", "dropping", "dropped");

    private final Platform platform;
    private final DeletionTurns turns;
    private final OperatorSettings settings;
    private final Clock clock;

    EndTenant(Platform platform, DeletionTurns turns, OperatorSettings settings, Clock clock) {
        this.platform = requireNonNull(platform);
        this.turns = requireNonNull(turns);
        this.settings = requireNonNull(settings);
        this.clock = requireNonNull(clock);
    }

    /** @throws Refused where nothing can be said of the tenant itself */
    Outcome run(Tenant resource, TenantStatus status) {
        if (!resource.getSpec().deletes()) {
            return Outcome.done(status);
        }
        Creation creation = status.creation();
        if (creation == null && status.tenantId() == null) {
            return Outcome.done(status);
        }
        Optional<LivingTenant> tenant = platform.tenant(resource.getSpec().slug())
                .filter(found -> !OVER.contains(found.view().state()));
        if (creation != null) {
            return tenant.isEmpty() ? nothingThere(resource, status) : whose(resource, status, creation);
        }
        return tenant.filter(found -> found.view().id().equals(status.tenantId()))
                .map(found -> end(resource, status, found))
                .orElseGet(() -> Outcome.done(status));
    }

    /** What was asked for and not answered may still be on its way. */
    private Outcome nothingThere(Tenant resource, TenantStatus status) {
        Instant settled =
                Instant.parse(resource.getMetadata().getDeletionTimestamp()).plus(settings.settle());
        return clock.instant().isBefore(settled)
                ? Outcome.look(status, Report.settling(), settings.poll())
                : Outcome.done(status);
    }

    /**
     * Asks once more under the same key. Somebody has the slug, so this makes nothing: the answer is the first one's, if that was
     * granted, or a refusal.
     */
    private Outcome whose(Tenant resource, TenantStatus status, Creation creation) {
        TenantSpec spec = resource.getSpec();
        try {
            Operation begun = platform.create(
                    spec, Objects.requireNonNullElseGet(status.applied(), spec::mutable), creation.key());
            return Outcome.look(status.requested(begun.tenantId(), begun.id()), List.of(), settings.poll());
        } catch (Refused refused) {
            if (!refused.saysNothingWasMade()) {
                throw refused;
            }
            return creation.canBeAskedFor(clock.instant())
                    ? Outcome.done(status)
                    : Outcome.look(status, Report.unclear(spec.slug()), settings.resync());
        }
    }

    private Outcome end(Tenant resource, TenantStatus status, LivingTenant tenant) {
        if ("deleting".equals(tenant.view().state())) {
            return ending(status);
        }
        if (!turns.take(resource.getMetadata().getUid())) {
            return Outcome.look(status, Report.tooMany(turns.most(), turns.next()), settings.resync());
        }
        Operation begun = platform.offboard(resource.getSpec().slug());
        return Outcome.look(
                status.operation(begun.id()), Report.underWay("Offboarding", begun.progress()), settings.poll());
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
