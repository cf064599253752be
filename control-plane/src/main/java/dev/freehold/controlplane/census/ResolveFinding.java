package dev.freehold.controlplane.census;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.census.compare.CompareRoutes;
import dev.freehold.controlplane.census.compare.Remedy;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;
import dev.freehold.controlplane.platform.sql.TenantLock;
import dev.freehold.controlplane.route.RepublishRoute;

import static java.util.Objects.requireNonNull;

/** Has a finding put right: a route here and now, everything else by a worker that looks again first. */
@Singleton
class ResolveFinding {
    private final CensusTable censuses;
    private final FindingTable findings;
    private final TaskTable tasks;
    private final RegistryTable registry;
    private final RepublishRoute republish;
    private final TenantLock lock;
    private final AuditTrail audit;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;

    ResolveFinding(
            CensusTable censuses,
            FindingTable findings,
            TaskTable tasks,
            RegistryTable registry,
            RepublishRoute republish,
            TenantLock lock,
            AuditTrail audit,
            Signals signals,
            Ids ids,
            Clock clock) {
        this.censuses = requireNonNull(censuses);
        this.findings = requireNonNull(findings);
        this.tasks = requireNonNull(tasks);
        this.registry = requireNonNull(registry);
        this.republish = requireNonNull(republish);
        this.lock = requireNonNull(lock);
        this.audit = requireNonNull(audit);
        this.signals = requireNonNull(signals);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    /** @param confirm the subject typed again, where it is to be dropped */
    @Transactional
    Finding run(UUID census, int number, @Nullable String confirm) {
        Instant began =
                censuses.find(census).orElseThrow(ResolveFinding::missing).startedAt();
        TenantId tenant = findings.find(census, number)
                .orElseThrow(ResolveFinding::missing)
                .tenant();
        if (tenant != null) {
            // Before any row lock, as everywhere.
            lock.take(tenant);
        }
        Finding finding = findings.lock(census, number);
        requireResolvable(finding, confirm);
        if (tenant != null) {
            requireQuiet(tenant, began);
        }
        audit.record("census.resolve", census, detail(finding));
        return switch (finding.kind()) {
            case ROUTE_ORPHANED, ROUTE_DIFFERS, ROUTE_MISSING -> resolveRoute(census, finding, began);
            case DATABASE_UNRESERVED,
                    DATABASE_MISSING,
                    RESERVATION_ORPHANED,
                    RESERVATION_MISSING,
                    ROLE_ORPHANED,
                    ROLE_MISSING,
                    STANDBY_ORPHANED,
                    TEMPLATE_ORPHANED,
                    IDENTITY_ORPHANED,
                    IDENTITY_MISSING,
                    LOGIN_OPEN,
                    LOGIN_CLOSED,
                    RETENTION_MISSING,
                    RETENTION_ORPHANED,
                    STAMP_DIFFERS,
                    ARCHIVE_ORPHANED,
                    ARCHIVE_MISSING,
                    UPLOAD_UNFINISHED,
                    OBJECTS_ORPHANED -> order(census, finding);
        };
    }

    void requireResolvable(Finding finding, @Nullable String confirm) {
        if (finding.remedy() == Remedy.NONE) {
            throw conflict("This cannot be resolved from here. " + finding.advice());
        }
        switch (finding.state()) {
            case OPEN, REFUSED -> {}
            case RESOLVING -> throw conflict("The finding is being resolved; look again in a moment.");
            case RESOLVED -> throw conflict("The finding is resolved. Take another census to see what is left.");
        }
        if (finding.remedy() == Remedy.DROP && !finding.subject().equals(confirm)) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "This drops something for good. Send its subject again as confirm: " + finding.subject() + ".");
        }
    }

    private void requireQuiet(TenantId tenant, Instant began) {
        registry.recentOperation(tenant, began).ifPresent(recent -> {
            if (recent.open()) {
                throw new Refusal.Conflict(
                        ProblemCode.OPERATION_IN_THE_WAY,
                        "The tenant has an operation that is not over yet. Wait for it, then take another census.",
                        recent.operation());
            }
            throw conflict("The tenant has had an operation since it was counted. Take another census.");
        });
    }

    private Finding resolveRoute(UUID census, Finding finding, Instant began) {
        TenantId tenant = requireNonNull(finding.tenant());
        if (!isSo(finding, tenant, began)) {
            return findings.move(census, finding, Finding.State.REFUSED, "It is so no longer.");
        }
        republish.run(tenant);
        return isSo(finding, tenant, began)
                ? findings.move(census, finding, Finding.State.REFUSED, "Publishing the route anew did not change it.")
                : findings.move(census, finding, Finding.State.RESOLVED, null);
    }

    private boolean isSo(Finding finding, TenantId tenant, Instant began) {
        return registry.facts(tenant, began)
                .flatMap(CompareRoutes::of)
                .filter(now -> now.kind() == finding.kind())
                .isPresent();
    }

    private Finding order(UUID census, Finding finding) {
        tasks.insert(Task.resolve(ids.next(), census, finding, fencedBy(finding)), clock.instant());
        signals.announce(Channel.CENSUS, finding.region().value());
        return findings.move(census, finding, Finding.State.RESOLVING, null);
    }

    /** Where the fence of the tenant is, also for what is on no pool. */
    private @Nullable PoolId fencedBy(Finding finding) {
        if (finding.pool() != null || finding.tenant() == null) {
            return finding.pool();
        }
        return registry.poolOf(finding.tenant()).orElse(null);
    }

    private static Map<String, Object> detail(Finding finding) {
        Map<String, Object> detail = new HashMap<>();
        detail.put("finding", finding.number());
        detail.put("kind", finding.kind().wireName());
        detail.put("subject", finding.subject());
        detail.put("remedy", finding.remedy().wireName());
        if (finding.tenant() != null) {
            detail.put("tenant", finding.tenant().toString());
        }
        return detail;
    }

    private static Refusal conflict(String message) {
        return new Refusal.Conflict(ProblemCode.STATE_CONFLICT, message);
    }

    private static Refusal missing() {
        return new Refusal.Missing("No census has this id, or it has no such finding.");
    }
}
