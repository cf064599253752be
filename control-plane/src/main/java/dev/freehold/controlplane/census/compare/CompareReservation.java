package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.controlplane.tenant.TenantState;

/** Finds what is wrong behind names that a settled tenant has in use. */
record CompareReservation(ComparePool pool, PoolNames names, TenantFacts tenant, Inventory.Reservation reserved) {
    Stream<Difference> differences() {
        return Stream.of(database(), roles(), stamp(), logins(), retention()).flatMap(Function.identity());
    }

    private Stream<Difference> database() {
        return Stream.of(reserved.database())
                .filter(name -> !names.hasDatabase(name))
                .map(name -> difference(
                        FindingKind.DATABASE_MISSING,
                        name,
                        Remedy.NONE,
                        "The tenant's database is not on the server, or belongs to another role.",
                        "Restore it from a backup."));
    }

    private Stream<Difference> roles() {
        return Stream.of(reserved.roleA(), reserved.roleB())
                .filter(name -> !names.hasRole(name))
                .map(name -> difference(
                        FindingKind.ROLE_MISSING,
                        name,
                        Remedy.NONE,
                        "A login role of the tenant's database is not on the server, or the worker has no right to it.",
                        "Make the role again as its sibling is; its password was in the sealed placement only."));
    }

    private Stream<Difference> stamp() {
        List<String> expected = List.of(tenant.id().toString());
        return names.database(reserved.database()).stream()
                .map(Inventory.Database::stamps)
                .flatMap(stamps -> Optional.ofNullable(stamps).stream())
                .filter(stamps -> !stamps.equals(expected))
                .map(stamps -> difference(
                        FindingKind.STAMP_DIFFERS,
                        reserved.database(),
                        Remedy.NONE,
                        "The tenant's database bears another stamp than the tenant's, or none.",
                        "Suspend the tenant and find out whose data it holds."));
    }

    private Stream<Difference> logins() {
        return Stream.of(reserved.roleA(), reserved.roleB())
                .filter(names::hasRole)
                .flatMap(name -> tenant.suspended() ? ofSuspended(name) : ofActive(name));
    }

    private Stream<Difference> ofSuspended(String role) {
        return names.mayLogIn(role)
                ? Stream.of(open(role, "The tenant is suspended, but this role of its database may log in."))
                : Stream.empty();
    }

    private Stream<Difference> ofActive(String role) {
        boolean inUse = role.equals(reserved.activeRole());
        if (inUse == names.mayLogIn(role)) {
            return Stream.empty();
        }
        return Stream.of(
                inUse
                        ? difference(
                                FindingKind.LOGIN_CLOSED,
                                role,
                                Remedy.NONE,
                                "The tenant is active, but the role of its placement may not log in.",
                                "Suspend and resume the tenant.")
                        : open(role, "No placement names this role of the tenant's database, but it may log in."));
    }

    private Stream<Difference> retention() {
        boolean deleted = tenant.state() instanceof TenantState.Deleting;
        if (deleted == reserved.retained()) {
            return Stream.empty();
        }
        return Stream.of(
                deleted
                        ? difference(
                                FindingKind.RETENTION_MISSING,
                                tenant.slug().value(),
                                Remedy.NONE,
                                "The tenant is deleted, but the ledger does not know until when it is kept, so that its drop would be refused.",
                                "Undelete the tenant, then delete it again.")
                        : difference(
                                FindingKind.RETENTION_ORPHANED,
                                tenant.slug().value(),
                                Remedy.REPAIR,
                                "Nobody has deleted the tenant, but the ledger keeps it for a while only.",
                                "Resolving has the ledger keep it without an end."));
    }

    private Difference open(String role, String detail) {
        return difference(
                FindingKind.LOGIN_OPEN,
                role,
                Remedy.REPAIR,
                detail,
                "Resolving closes the login and ends its sessions.");
    }

    private Difference difference(FindingKind kind, String subject, Remedy remedy, String detail, String advice) {
        return pool.difference(kind, subject, tenant.id().toString(), remedy, detail, advice);
    }
}
