package dev.freehold.operator.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import org.jboss.logging.Logger;

import dev.freehold.operator.api.Refused;
import dev.freehold.operator.resource.Tenant;
import dev.freehold.operator.resource.TenantStatus;

import static java.util.Objects.requireNonNull;

/** Looks at a resource whenever it changes and every so often in between. It keeps nothing between two looks. */
@ControllerConfiguration(name = "tenant", finalizerName = "freehold.dev/tenant")
class TenantReconciler implements Reconciler<Tenant>, Cleaner<Tenant> {
    private static final Logger LOG = Logger.getLogger(TenantReconciler.class);

    private final FollowTenant follow;
    private final EndTenant end;
    private final OperatorSettings settings;
    private final Clock clock;

    TenantReconciler(FollowTenant follow, EndTenant end, OperatorSettings settings, Clock clock) {
        this.follow = requireNonNull(follow);
        this.end = requireNonNull(end);
        this.settings = requireNonNull(settings);
        this.clock = requireNonNull(clock);
    }

    @Override
    public UpdateControl<Tenant> reconcile(Tenant resource, Context<Tenant> context) {
        Outcome outcome = outcome(resource, follow::run);
        return store(resource, outcome)
                ? UpdateControl.patchStatus(resource).rescheduleAfter(outcome.again())
                : UpdateControl.<Tenant>noUpdate().rescheduleAfter(outcome.again());
    }

    @Override
    public DeleteControl cleanup(Tenant resource, Context<Tenant> context) {
        Outcome outcome = outcome(resource, end::run);
        if (outcome.over()) {
            return DeleteControl.defaultDelete();
        }
        if (store(resource, outcome)) {
            context.getClient().resource(resource).lockResourceVersion().updateStatus();
        }
        return DeleteControl.noFinalizerRemoval()
                .rescheduleAfter(outcome.again().toMillis());
    }

    private Outcome outcome(Tenant resource, BiFunction<Tenant, TenantStatus, Outcome> look) {
        TenantStatus status = Objects.requireNonNullElse(resource.getStatus(), TenantStatus.NONE);
        if (resource.getSpec() == null) {
            return resource.isMarkedForDeletion()
                    ? Outcome.done(status)
                    : Outcome.look(status, Report.empty(), settings.resync());
        }
        try {
            return look.apply(resource, status);
        } catch (Refused refused) {
            return refused(resource, status, refused);
        }
    }

    private Outcome refused(Tenant resource, TenantStatus status, Refused refused) {
        return switch (refused.kind()) {
            case UNREACHABLE ->
                Outcome.look(
                        status,
                        Report.unreachable(refused),
                        backoff(status, Finding.Type.Degraded, Report.UNREACHABLE));
            case NOT_ALLOWED ->
                Outcome.look(status, Report.notAllowed(refused), backoff(status, Finding.Type.Degraded, "NotAllowed"));
            case IN_THE_WAY ->
                Outcome.look(
                        status, Report.waiting(refused), backoff(status, Finding.Type.Progressing, Report.WAITING));
            case CHANGED -> Outcome.look(status, List.of(), settings.poll());
            case FINAL ->
                Outcome.look(
                        status.observed(resource.getMetadata().getGeneration()),
                        Report.refused(refused),
                        settings.resync());
        };
    }

    /** As long again as it has lasted already, which doubles; the resource itself knows since when, so a restart forgets nothing. */
    private Duration backoff(TenantStatus status, Finding.Type type, String reason) {
        Duration lasted = new Conditions(requireNonNull(status.conditions())).trueFor(type, reason, clock.instant());
        if (lasted.compareTo(settings.backoffMin()) < 0) {
            return settings.backoffMin();
        }
        return lasted.compareTo(settings.backoffMax()) > 0 ? settings.backoffMax() : lasted;
    }

    /** Whether there is anything new to write. */
    private boolean store(Tenant resource, Outcome outcome) {
        Instant now = clock.instant();
        TenantStatus before = Objects.requireNonNullElse(resource.getStatus(), TenantStatus.NONE);
        TenantStatus after = outcome.status()
                .with(new Conditions(requireNonNull(before.conditions()))
                        .after(outcome.findings(), resource.getMetadata().getGeneration(), now));
        if (after.equals(before)) {
            return false;
        }
        LOG.infof(
                "tenant resource looked at namespace=%s name=%s ready=%s",
                resource.getMetadata().getNamespace(), resource.getMetadata().getName(), ready(after));
        resource.setStatus(after);
        return true;
    }

    private static String ready(TenantStatus status) {
        return requireNonNull(status.conditions()).stream()
                .filter(condition -> Finding.Type.Ready.name().equals(condition.getType()))
                .map(condition -> condition.getStatus() + "/" + condition.getReason())
                .findFirst()
                .orElse("");
    }
}
