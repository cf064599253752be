package dev.freehold.controlplane.tenant;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.tenant.preview.Effect;

import static java.util.Objects.requireNonNull;

/** Says what becomes of each part of a tenant. What the control plane cannot know, it says so of. */
@Singleton
class Consequences {
    private final TenantsConfig config;

    Consequences(TenantsConfig config) {
        this.config = requireNonNull(config);
    }

    List<Effect> of(OperationKind kind, Tenant after) {
        return switch (kind) {
            case PROVISION -> provision(after);
            case SUSPEND -> suspend(after);
            case RESUME -> resume(after);
            case DROP -> drop(after);
            case VERIFY -> verify();
            case ROTATE -> rotate(after);
            case EXPORT -> export(after);
            case IMPORT -> provision(after);
            case ADOPT -> adopt(after);
            case OFFBOARD -> offboard(after);
            case UNDELETE -> undelete();
            case DISCARD -> discard(after);
        };
    }

    private static List<Effect> provision(Tenant tenant) {
        return List.of(
                new Effect(
                        "database",
                        "One is made in pool " + tenant.pool()
                                + ", from standby or the template; its worker draws the name, unknown to the control plane."),
                new Effect("roles", "Two login roles are made for it."),
                new Effect(
                        "identity",
                        "A group of the tenant is made in the identity server, and the first administrator unless that person exists."),
                new Effect("licence", "One of plan " + tenant.plan() + " is issued when the tenant becomes active."),
                new Effect(
                        "route",
                        "It is published to the data planes of region " + tenant.region()
                                + " when the tenant becomes active."));
    }

    private static List<Effect> adopt(Tenant tenant) {
        Effect source = new Effect(
                "source",
                "A worker of region " + tenant.region()
                        + " reads it in one snapshot and changes nothing there; the connection string is kept sealed to the region until the operation ends.");
        return Stream.concat(Stream.of(source), provision(tenant).stream()).toList();
    }

    private static List<Effect> suspend(Tenant tenant) {
        return List.of(
                new Effect("route", "Data planes of region " + tenant.region() + " stop serving the tenant."),
                new Effect(
                        "database",
                        "Its worker closes its logins and ends its sessions, after a provisioning under way; no data changes."),
                new Effect("licence", "It stays with the route."),
                new Effect("identity", "The group and its members stay."));
    }

    private static List<Effect> resume(Tenant tenant) {
        return List.of(
                new Effect("database", "Its worker opens a login again, with a new password."),
                new Effect(
                        "route",
                        "Once that has succeeded the tenant becomes active with epoch "
                                + tenant.state().epoch().next() + ", and data planes of region " + tenant.region()
                                + " serve it."));
    }

    private static List<Effect> verify() {
        return List.of(
                new Effect(
                        "database",
                        "Its worker inspects it and logs in with the role that is not in use, whose password it sets for that; no data changes."));
    }

    private static List<Effect> rotate(Tenant tenant) {
        return List.of(
                new Effect(
                        "database",
                        "Its worker gives the role that is not in use a new password, and closes the other once no data plane uses it; no data changes."),
                new Effect(
                        "route",
                        "It is published anew with epoch "
                                + tenant.state().epoch().next()
                                + ", sealed with the region's newest key; the tenant is served all the time."));
    }

    private static List<Effect> export(Tenant tenant) {
        return List.of(new Effect(
                "archive",
                "Its worker writes one, encrypted, to the object store of region " + tenant.region()
                        + "; the tenant is served all the time."));
    }

    private static List<Effect> offboard(Tenant tenant) {
        return List.of(
                new Effect("route", "Data planes of region " + tenant.region() + " stop serving the tenant."),
                new Effect(
                        "database",
                        "Its worker closes its logins, ends its sessions and notes in the pool's ledger until when a drop is refused; no data changes."),
                new Effect("archive", "Where the region keeps objects, one is written, encrypted to it."),
                new Effect("licence", "It stays with the route until the drop."),
                new Effect("identity", "The group and its members stay until the drop."),
                new Effect("slug", "It stays the tenant's, and rests after the drop."));
    }

    private static List<Effect> discard(Tenant tenant) {
        return List.of(new Effect(
                "archive",
                "Its worker removes it from the object store of region " + tenant.region()
                        + " for good, if it is old enough by that region's rules."));
    }

    private static List<Effect> undelete() {
        return List.of(
                new Effect("database", "Its worker strikes the offboarding off the pool's ledger; it stays closed."),
                new Effect("route", "The tenant is suspended; to have it served, resume it."));
    }

    private List<Effect> drop(Tenant tenant) {
        return List.of(
                new Effect(
                        "route",
                        "It is gone for the data planes of region " + tenant.region()
                                + " once the drop has succeeded; nobody is served meanwhile."),
                new Effect("licence", "It goes with the route."),
                new Effect(
                        "database",
                        "Every database of the tenant in pool " + tenant.pool()
                                + " is removed for good. Its worker finds them in the pool's ledger; the control plane knows the pool, but neither their names nor their number."),
                new Effect("roles", "Both login roles of each such database are removed."),
                new Effect(
                        "identity",
                        "The tenant's group is removed, and those of its members whom Freehold made and no other tenant has."),
                new Effect("archives", "They stay, for their own time; the certificate of the drop names them."),
                new Effect(
                        "slug",
                        "Nobody can have it for " + config.slugQuarantine().toDays() + " days after the drop."));
    }
}
