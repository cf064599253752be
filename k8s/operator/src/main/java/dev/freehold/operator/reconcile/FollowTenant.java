package dev.freehold.operator.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.operator.api.Platform;
import dev.freehold.operator.api.Platform.LivingTenant;
import dev.freehold.operator.api.Platform.Operation;
import dev.freehold.operator.api.Refused;
import dev.freehold.operator.resource.Creation;
import dev.freehold.operator.resource.Mutable;
import dev.freehold.operator.resource.Tenant;
import dev.freehold.operator.resource.TenantSpec;
import dev.freehold.operator.resource.TenantStatus;

import static java.util.Objects.requireNonNull;

/**
 * Brings a tenant to life that is asked for, carries over what is changed in the spec, and tells what has become of it. The platform
 * is never set back to what the spec says: what somebody changed there counts, and is told.
 */
@Singleton
class FollowTenant {
    private final Platform platform;
    private final OperatorSettings settings;
    private final Clock clock;

    FollowTenant(Platform platform, OperatorSettings settings, Clock clock) {
        this.platform = requireNonNull(platform);
        this.settings = requireNonNull(settings);
        this.clock = requireNonNull(clock);
    }

    /** @throws Refused where nothing can be said of the tenant itself */
    Outcome run(Tenant resource, TenantStatus status) {
        Creation creation = status.creation();
        if (creation != null) {
            return create(resource, status, creation);
        }
        String id = status.tenantId();
        if (id == null) {
            return begin(resource, status, resource.getMetadata().getUid());
        }
        Optional<LivingTenant> tenant = platform.tenant(resource.getSpec().slug())
                .filter(found -> found.view().id().equals(id))
                .filter(found -> !"failed".equals(found.view().state()));
        return tenant.isPresent() ? present(resource, status, tenant.get()) : absent(resource, status, id);
    }

    /** Nothing is asked for before it is written down that it will be. */
    private Outcome begin(Tenant resource, TenantStatus status, String key) {
        Creation creation = new Creation(
                key, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        TenantStatus asking = status.observed(resource.getMetadata().getGeneration())
                .asking(creation, resource.getSpec().mutable());
        return Outcome.look(asking, List.of(), Duration.ZERO);
    }

    /** Asks for what was written down, also if the spec is another by now: the change is carried over afterwards. */
    private Outcome create(Tenant resource, TenantStatus status, Creation creation) {
        TenantSpec spec = resource.getSpec();
        Mutable asked = Objects.requireNonNullElseGet(status.applied(), spec::mutable);
        try {
            Operation operation = platform.create(spec, asked, creation.key());
            return Outcome.look(
                    status.requested(operation.tenantId(), operation.id()),
                    Report.underWay("Provisioning", operation.progress()),
                    settings.poll());
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.FINAL) {
                throw refused;
            }
            // After so long the platform may have forgotten the key; where nobody has the slug, nothing was made all
            // the same.
            boolean known = refused.saysNothingWasMade()
                    && (creation.canBeAskedFor(clock.instant())
                            || platform.tenant(spec.slug()).isEmpty());
            return Outcome.look(
                    known ? status.notMade() : status,
                    Report.refused(refused),
                    known && isChanged(resource, status) ? Duration.ZERO : settings.resync());
        }
    }

    /** A provisioning that came to nothing is begun anew once the spec has changed, under a key that follows from the last one's id. */
    private Outcome absent(Tenant resource, TenantStatus status, String id) {
        Optional<Operation> last = Optional.ofNullable(status.operationId()).flatMap(platform::operation);
        if (last.isEmpty() || last.get().hasSucceeded()) {
            return Outcome.look(status, Report.gone(id), settings.resync());
        }
        Operation operation = last.get();
        if (!operation.isOver()) {
            return Outcome.look(status, Report.underWay("Provisioning", operation.progress()), settings.poll());
        }
        if (isChanged(resource, status)) {
            return begin(resource, status, resource.getMetadata().getUid() + "/" + operation.id());
        }
        Platform.Reason reason = operation.error();
        return Outcome.look(
                status,
                Report.failed(
                        reason == null ? operation.state() : reason.code(), reason == null ? "" : reason.message()),
                settings.resync());
    }

    private Outcome present(Tenant resource, TenantStatus status, LivingTenant tenant) {
        String url = settings.tenantUrl()
                .replace("{slug}", tenant.view().slug())
                .replace("{region}", tenant.view().region());
        TenantStatus seen = status.served(tenant.view().state(), url);
        return switch (tenant.view().state()) {
            case "provisioning" ->
                Outcome.look(seen, Report.underWay("Provisioning", progress(status)), settings.poll());
            case "active" -> revised(resource, seen, tenant, Report.served(url));
            case "suspended" -> revised(resource, seen, tenant, Report.suspended());
            default -> Outcome.look(seen, Report.ended(tenant.view().state()), settings.resync());
        };
    }

    private String progress(TenantStatus status) {
        return Optional.ofNullable(status.operationId())
                .flatMap(platform::operation)
                .map(Operation::progress)
                .orElse("The tenant is being made");
    }

    private Outcome revised(Tenant resource, TenantStatus status, LivingTenant tenant, List<Finding> report) {
        TenantSpec spec = resource.getSpec();
        if (!isChanged(resource, status)) {
            return told(
                    status,
                    report,
                    null,
                    spec.mutable().differingFrom(tenant.view().mutable()));
        }
        TenantStatus observed = status.observed(resource.getMetadata().getGeneration());
        List<String> fixed = fixedFieldsChanged(spec, tenant.view());
        if (!fixed.isEmpty()) {
            return told(observed, report, Report.fixedFieldsChanged(fixed), Map.of());
        }
        Mutable before =
                Objects.requireNonNullElse(status.applied(), tenant.view().mutable());
        Map<String, Object> changed = spec.mutable().differingFrom(before);
        try {
            LivingTenant after = changed.isEmpty() ? tenant : platform.revise(tenant, changed);
            return told(
                    observed.applied(spec.mutable()),
                    report,
                    null,
                    spec.mutable().differingFrom(after.view().mutable()));
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.FINAL) {
                throw refused;
            }
            return told(
                    observed,
                    report,
                    Report.revisionRefused(refused),
                    spec.mutable().differingFrom(tenant.view().mutable()));
        }
    }

    /** A refusal stays told until the spec is another. */
    private Outcome told(
            TenantStatus status, List<Finding> report, @Nullable Finding wrong, Map<String, Object> drift) {
        List<Finding> findings = new ArrayList<>(report);
        if (wrong != null || isRefused(status)) {
            findings.removeIf(finding -> finding.type() == Finding.Type.Degraded);
        }
        if (wrong != null) {
            findings.add(wrong);
        }
        findings.add(Report.drift(drift.keySet()));
        return Outcome.look(status, findings, settings.resync());
    }

    private static boolean isRefused(TenantStatus status) {
        return requireNonNull(status.conditions()).stream()
                .anyMatch(condition -> Finding.Type.Degraded.name().equals(condition.getType())
                        && List.of("Refused", "FixedFields").contains(condition.getReason())
                        && Objects.equals(condition.getObservedGeneration(), status.observedGeneration()));
    }

    private static boolean isChanged(Tenant resource, TenantStatus status) {
        return !resource.getMetadata().getGeneration().equals(status.observedGeneration());
    }

    private static List<String> fixedFieldsChanged(TenantSpec spec, Platform.TenantView view) {
        List<String> changed = new ArrayList<>();
        if (!spec.taxId().equals(view.taxId())) {
            changed.add("taxId");
        }
        if (!spec.country().equals(view.country())) {
            changed.add("country");
        }
        if (!spec.region().equals(view.region())) {
            changed.add("region");
        }
        if (!spec.environment().equals(view.environment())) {
            changed.add("environment");
        }
        return changed;
    }
}
