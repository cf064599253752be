package dev.freehold.controlplane.census.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.tenant.TenantState;

import static org.assertj.core.api.Assertions.assertThat;

class ComparePoolTest {
    private static final Region REGION = new Region("local");
    private static final PoolId POOL = new PoolId("local-a");
    private static final TenantFacts ONE = tenant(1, new TenantState.Active(Epoch.FIRST), POOL, false);
    private static final TenantFacts TWO = tenant(2, new TenantState.Suspended(Epoch.FIRST), POOL, false);

    private final List<TenantFacts> tenants = new ArrayList<>(List.of(ONE, TWO));
    private final List<Inventory.Database> databases = new ArrayList<>(
            List.of(stamped("fh_1", ONE), stamped("fh_2", TWO), plain("fh_template_v1"), plain("fh_s")));
    private final List<Inventory.Role> roles = new ArrayList<>(List.of(
            role("fh_1_a", true), role("fh_1_b"), role("fh_2_a"), role("fh_2_b"), role("fh_s_a"), role("fh_s_b")));
    private final List<Inventory.Reservation> reservations =
            new ArrayList<>(List.of(reserved("fh_1", id(ONE), true), reserved("fh_2", id(TWO), true)));
    private final List<Inventory.Standby> standbys = new ArrayList<>(List.of(standby("fh_s", true, false)));
    private final List<Inventory.Template> templates =
            new ArrayList<>(List.of(new Inventory.Template(1, "fh_template_v1", true)));

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(found()).isEmpty();
    }

    @Test
    void findsADeletedTenantWhoseTimeTheLedgerDoesNotKnow() {
        var deleting = tenant(2, new TenantState.Deleting(Epoch.FIRST, Instant.EPOCH), POOL, false);
        tenants.set(1, deleting);
        assertThat(found()).containsExactly("retention_missing tenant-2 none");
        reservations.set(1, retained("fh_2", id(deleting)));
        assertThat(found()).isEmpty();
    }

    @Test
    void findsATenantThatIsKeptForAWhileOnlyThoughNobodyDeletedIt() {
        reservations.set(1, retained("fh_2", id(TWO)));
        assertThat(found()).containsExactly("retention_orphaned tenant-2 repair");
    }

    @Test
    void findsTheOpenLoginOfADeletedTenant() {
        var deleting = tenant(1, new TenantState.Deleting(Epoch.FIRST, Instant.EPOCH), POOL, false);
        tenants.set(0, deleting);
        reservations.set(0, retained("fh_1", id(deleting)));
        assertThat(found()).containsExactly("login_open fh_1_a repair");
    }

    @Test
    void findsADatabaseThatNobodyReserved() {
        databases.add(plain("fh_stray"));
        assertThat(found()).containsExactly("database_unreserved fh_stray drop");
    }

    @Test
    void dropsNoDatabaseThatMayBeALivingTenants() {
        reservations.removeFirst();
        databases.add(closed("fh_closed"));
        databases.add(plain("fh_unstamped"));
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "database_unreserved fh_1 none",
                        "database_unreserved fh_closed none",
                        "database_unreserved fh_unstamped drop",
                        "role_orphaned fh_1_a none",
                        "role_orphaned fh_1_b none",
                        "reservation_missing tenant-1 none");
    }

    @Test
    void dropsADatabaseThatBearsTheStampOfATenantThatIsGone() {
        databases.add(stamped("fh_3", tenant(3, new TenantState.Dropped(Epoch.FIRST), POOL, false)));
        assertThat(found()).containsExactly("database_unreserved fh_3 drop");
    }

    @Test
    void findsADatabaseThatIsGone() {
        databases.removeFirst();
        assertThat(found()).containsExactly("database_missing fh_1 none");
    }

    @Test
    void findsARoleThatNobodyReserved() {
        roles.add(role("fh_stray_a", true));
        assertThat(found()).containsExactly("role_orphaned fh_stray_a drop");
    }

    @Test
    void dropsNoRoleWhereATenantLacksOne() {
        roles.removeFirst();
        roles.add(role("fh_stray_a", true));
        assertThat(found()).containsExactlyInAnyOrder("role_missing fh_1_a none", "role_orphaned fh_stray_a none");
    }

    @Test
    void strikesOffNamesOfUnknownTenantsWithNothingBehindThem() {
        reservations.add(reserved("fh_3", new UUID(3, 3).toString(), true));
        reservations.add(reserved("fh_4", id(tenant(4, new TenantState.Active(Epoch.FIRST), POOL, false)), false));
        databases.add(plain("fh_4"));
        assertThat(found())
                .containsExactlyInAnyOrder("reservation_orphaned fh_3 repair", "reservation_orphaned fh_4 drop");
    }

    @Test
    void findsNamesOfATenantThatIsInAnotherPool() {
        TenantFacts elsewhere = tenant(5, new TenantState.Active(Epoch.FIRST), new PoolId("local-b"), false);
        tenants.add(elsewhere);
        reservations.add(reserved("fh_5", id(elsewhere), true));
        roles.add(role("fh_5_a"));
        assertThat(found()).containsExactly("reservation_orphaned fh_5 drop");
    }

    @Test
    void findsNamesThatWereNeverTakenIntoUse() {
        reservations.add(reserved("fh_again", id(ONE), false));
        assertThat(found()).containsExactly("reservation_orphaned fh_again repair");
    }

    @Test
    void dropsNotTheOnlyNamesOfALivingTenant() {
        reservations.set(0, reserved("fh_1", id(ONE), false));
        assertThat(found())
                .containsExactlyInAnyOrder("reservation_orphaned fh_1 none", "reservation_missing tenant-1 none");
    }

    @Test
    void findsADatabaseWithAnotherStamp() {
        databases.set(0, stamped("fh_1", TWO));
        assertThat(found()).containsExactly("stamp_differs fh_1 none");
    }

    @Test
    void findsLoginsThatAreOpenOrClosedAgainstTheTenantsState() {
        roles.set(0, role("fh_1_a", false));
        roles.set(1, role("fh_1_b", true));
        roles.set(3, role("fh_2_b", true));
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "login_closed fh_1_a none", "login_open fh_1_b repair", "login_open fh_2_b repair");
    }

    @Test
    void findsStandbysThatAreNotWholeOrStale() {
        databases.removeLast();
        standbys.add(standby("fh_half", false, false));
        standbys.add(standby("fh_stale", false, true));
        assertThat(found())
                .containsExactlyInAnyOrder("standby_orphaned fh_s repair", "standby_orphaned fh_stale repair");
    }

    @Test
    void findsTemplatesThatOnlyTheLedgerOrOnlyTheServerHas() {
        databases.add(plain("fh_template_v0"));
        templates.add(new Inventory.Template(7, "fh_template_v7", true));
        templates.add(new Inventory.Template(8, "fh_template_v8", false));
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "template_orphaned fh_template_v0 drop", "template_orphaned fh_template_v7 repair");
    }

    @Test
    void saysNothingOfATenantWithAnOperation() {
        tenants.set(0, tenant(1, new TenantState.Active(Epoch.FIRST), POOL, true));
        TenantFacts making = tenant(6, new TenantState.Provisioning(Epoch.FIRST), POOL, true);
        TenantFacts undone = tenant(7, new TenantState.Failed(Epoch.FIRST), POOL, true);
        tenants.addAll(List.of(making, undone));
        databases.removeFirst();
        roles.removeFirst();
        reservations.add(reserved("fh_6", id(making), false));
        reservations.add(reserved("fh_7", id(undone), false));
        assertThat(found()).isEmpty();
    }

    private Stream<String> found() {
        Inventory seen = new Inventory(databases, roles, reservations, standbys, templates, List.of());
        return new ComparePool(new Registry(tenants), REGION, POOL, seen)
                .differences().stream()
                        .map(each -> each.kind().wireName() + " " + each.subject() + " "
                                + each.remedy().wireName());
    }

    private static TenantFacts tenant(int number, TenantState state, PoolId pool, boolean busy) {
        return new TenantFacts(
                new TenantId(new UUID(0x0199f0a000007000L, 0x8000000000000000L + number)),
                new TenantSlug("tenant-" + number),
                REGION,
                pool,
                state,
                "standard",
                busy,
                null);
    }

    private static String id(TenantFacts tenant) {
        return tenant.id().toString();
    }

    private static Inventory.Database stamped(String name, TenantFacts tenant) {
        return database(name, List.of(id(tenant)));
    }

    private static Inventory.Database plain(String name) {
        return database(name, List.of());
    }

    private static Inventory.Database closed(String name) {
        return database(name, null);
    }

    private static Inventory.Database database(String name, @Nullable List<String> stamps) {
        return new Inventory.Database(name, stamps);
    }

    private static Inventory.Role role(String name) {
        return role(name, false);
    }

    private static Inventory.Role role(String name, boolean canLogIn) {
        return new Inventory.Role(name, canLogIn);
    }

    private static Inventory.Reservation reserved(String database, String tenant, boolean live) {
        return new Inventory.Reservation(database, tenant, database + "_a", database + "_b", database + "_a", live);
    }

    private static Inventory.Reservation retained(String database, String tenant) {
        return new Inventory.Reservation(
                database, tenant, database + "_a", database + "_b", database + "_a", true, true);
    }

    private static Inventory.Standby standby(String database, boolean ready, boolean stale) {
        return new Inventory.Standby(database, database + "_a", database + "_b", ready, stale);
    }
}
