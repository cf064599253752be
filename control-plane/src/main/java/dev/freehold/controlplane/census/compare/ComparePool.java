package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/** Finds what a pool's server, its ledger and the registry disagree on. What the ledger says was read in the same moment as what the server has. */
public final class ComparePool {
    private static final String TEMPLATE_PREFIX = "fh_template_v";

    private final Registry registry;
    private final Region region;
    private final PoolId pool;
    private final Inventory inventory;
    private final PoolNames names;
    private final List<TenantFacts> withoutNames;

    public ComparePool(Registry registry, Region region, PoolId pool, Inventory inventory) {
        this.registry = registry;
        this.region = region;
        this.pool = pool;
        this.inventory = inventory;
        this.names = new PoolNames(inventory);
        Set<String> named = inventory.reservations().stream()
                .filter(Inventory.Reservation::live)
                .map(Inventory.Reservation::tenant)
                .collect(Collectors.toSet());
        this.withoutNames = registry.in(pool)
                .filter(TenantFacts::living)
                .filter(tenant -> !named.contains(tenant.id().toString()))
                .toList();
    }

    public List<Difference> differences() {
        return Stream.of(databases(), reservations(), missing(), roles(), standbys(), templates())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Difference> databases() {
        return names.unknownDatabases()
                .filter(database -> stamps(database).stream().noneMatch(registry::isBusy))
                .map(this::unknown);
    }

    private Difference unknown(Inventory.Database database) {
        if (database.name().startsWith(TEMPLATE_PREFIX)) {
            return difference(
                    FindingKind.TEMPLATE_ORPHANED,
                    database.name(),
                    null,
                    Remedy.DROP,
                    "The ledger does not know this template.",
                    "Resolving drops it; nobody's data is in a template.");
        }
        String tenant = stamps(database).stream().findFirst().orElse(null);
        if (mayBeMissed(database)) {
            return difference(
                    FindingKind.DATABASE_UNRESERVED,
                    database.name(),
                    tenant,
                    Remedy.NONE,
                    "The ledger does not know this database, which may be a living tenant's.",
                    "Compare it with the reservation_missing findings of this pool, and restore the ledger's row.");
        }
        return difference(
                FindingKind.DATABASE_UNRESERVED,
                database.name(),
                tenant,
                Remedy.DROP,
                "The worker owns this database, but the ledger does not know it.",
                "Look into it first. Resolving drops it with all it holds.");
    }

    /** Some living tenant's database is not found under its name, and this may be it. */
    private boolean mayBeMissed(Inventory.Database database) {
        return database.stamps() == null
                ? !withoutNames.isEmpty() || databasesAreMissing()
                : database.stamps().stream().anyMatch(registry::isLiving);
    }

    private boolean databasesAreMissing() {
        return inventory.reservations().stream()
                .anyMatch(reserved -> reserved.live() && !names.hasDatabase(reserved.database()));
    }

    private static List<String> stamps(Inventory.Database database) {
        return Optional.ofNullable(database.stamps()).orElse(List.of());
    }

    private Stream<Difference> reservations() {
        return inventory.reservations().stream()
                .filter(reserved -> !registry.isBusy(reserved.tenant()))
                .flatMap(reserved -> of(reserved));
    }

    private Stream<Difference> of(Inventory.Reservation reserved) {
        Optional<TenantFacts> claimant = registry.find(reserved.tenant())
                .filter(TenantFacts::living)
                .filter(tenant -> tenant.pool().equals(pool));
        if (claimant.isEmpty()) {
            return Stream.of(orphaned(reserved, "The ledger keeps names for a tenant that has no database here."));
        }
        if (!claimant.get().settled()) {
            return Stream.empty();
        }
        if (reserved.live()) {
            return new CompareReservation(this, names, claimant.get(), reserved).differences();
        }
        return Stream.of(
                withoutNames.contains(claimant.get())
                        ? undecided(reserved)
                        : orphaned(
                                reserved, "The ledger keeps names that were never taken into use or never given up."));
    }

    private Difference orphaned(Inventory.Reservation reserved, String detail) {
        boolean nothingBehind = !names.hasDatabase(reserved.database())
                && !names.hasRole(reserved.roleA())
                && !names.hasRole(reserved.roleB());
        return difference(
                FindingKind.RESERVATION_ORPHANED,
                reserved.database(),
                reserved.tenant(),
                nothingBehind ? Remedy.REPAIR : Remedy.DROP,
                detail,
                nothingBehind
                        ? "There is nothing behind the names. Resolving strikes them off the ledger."
                        : "Make sure that the control database is not older than the pool. Resolving drops database and roles.");
    }

    private Difference undecided(Inventory.Reservation reserved) {
        return difference(
                FindingKind.RESERVATION_ORPHANED,
                reserved.database(),
                reserved.tenant(),
                Remedy.NONE,
                "The ledger has names of a tenant that are not in use, and none that are.",
                "It may be the tenant's only database. Look into it and correct the state in the ledger.");
    }

    private Stream<Difference> missing() {
        return withoutNames.stream()
                .filter(TenantFacts::settled)
                .map(tenant -> difference(
                        FindingKind.RESERVATION_MISSING,
                        tenant.slug().value(),
                        tenant.id().toString(),
                        Remedy.NONE,
                        "The ledger has no name in use for the tenant.",
                        "Restore the ledger's row, or the database and its row from a backup."));
    }

    private Stream<Difference> roles() {
        return names.unknownRoles().map(role -> role(role.name()));
    }

    private Difference role(String name) {
        boolean mayBeMissed = !withoutNames.isEmpty() || rolesAreMissing();
        return difference(
                FindingKind.ROLE_ORPHANED,
                name,
                null,
                mayBeMissed ? Remedy.NONE : Remedy.DROP,
                "The worker made this role, but the ledger does not know it.",
                mayBeMissed
                        ? "Some tenant here lacks a role or its names, and this may be it: see to that first, then take another census."
                        : "Resolving drops it, unless something depends on it.");
    }

    private boolean rolesAreMissing() {
        return inventory.reservations().stream()
                .filter(Inventory.Reservation::live)
                .anyMatch(reserved -> !names.hasRole(reserved.roleA()) || !names.hasRole(reserved.roleB()));
    }

    private Stream<Difference> standbys() {
        return inventory.standbys().stream()
                .filter(standby -> standby.stale() || (standby.ready() && !whole(standby)))
                .map(standby -> difference(
                        FindingKind.STANDBY_ORPHANED,
                        standby.database(),
                        null,
                        Remedy.REPAIR,
                        standby.ready()
                                ? "A standby that the ledger calls ready lacks its database or a role."
                                : "Nobody goes on making this standby.",
                        "Resolving removes what there is of it; it is nobody's."));
    }

    private boolean whole(Inventory.Standby standby) {
        return names.hasDatabase(standby.database())
                && names.hasRole(standby.roleA())
                && names.hasRole(standby.roleB());
    }

    private Stream<Difference> templates() {
        return inventory.templates().stream()
                .filter(template -> template.complete() && !names.hasDatabase(template.database()))
                .map(template -> difference(
                        FindingKind.TEMPLATE_ORPHANED,
                        template.database(),
                        null,
                        Remedy.REPAIR,
                        "The ledger calls a template complete that the server does not have.",
                        "Resolving strikes it off the ledger; it is made anew when it is needed."));
    }

    Difference difference(
            FindingKind kind, String subject, @Nullable String tenant, Remedy remedy, String detail, String advice) {
        return new Difference(
                kind, region, pool, subject, tenant == null ? null : TenantIds.parse(tenant), remedy, detail, advice);
    }
}
