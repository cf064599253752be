package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.license.License;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteUse;

/** What was found when this request was admitted. It ends with the response, or at the latest with the request's scope. */
@RequestScoped
public class Admission {
    private final Clock clock;
    private @Nullable License license;
    private Set<Role> roles = Set.of();
    private ConcurrencyGate.@Nullable Passage passage;
    private RouteUse.@Nullable Use use;
    private long beganNanos;

    Admission(Clock clock) {
        this.clock = clock;
    }

    /** The caller's roles in the tenant, from the tenant's own list of members. */
    public Set<Role> roles() {
        return roles;
    }

    /** The licence under which this request is served. */
    public License license() {
        License granted = license;
        if (granted == null) {
            throw new IllegalStateException("this request was not admitted");
        }
        return granted;
    }

    /** When the licence's grace ends, if it is in it. */
    Optional<Instant> graceEnd() {
        License granted = license;
        return granted == null || clock.instant().isBefore(granted.validUntil())
                ? Optional.empty()
                : Optional.of(granted.validUntil().plus(granted.grace()));
    }

    void began(RouteUse.Use under) {
        use = under;
        beganNanos = System.nanoTime();
    }

    /** Whose request it is, until it ends. */
    Optional<TenantId> tenant() {
        RouteUse.Use under = use;
        return under == null ? Optional.empty() : Optional.of(under.route().tenant());
    }

    /** Since it began. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    void entered(License under, ConcurrencyGate.Passage through) {
        license = under;
        passage = through;
    }

    void member(Set<Role> with) {
        roles = with;
    }

    /** @param streams what comes is still being read, from elsewhere than the tenant's database; it counts as a request as long as it comes */
    void answered(boolean streams) {
        if (!streams) {
            leave();
        }
        endUse();
    }

    @PreDestroy
    void end() {
        leave();
        endUse();
    }

    private void leave() {
        ConcurrencyGate.Passage entered = passage;
        passage = null;
        if (entered != null) {
            entered.close();
        }
    }

    private void endUse() {
        RouteUse.Use ended = use;
        use = null;
        if (ended != null) {
            ended.close();
        }
    }
}
