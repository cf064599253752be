package dev.freehold.worker.effect.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.identity.KeycloakAdmin.Group;
import dev.freehold.worker.effect.identity.KeycloakAdmin.User;
import dev.freehold.worker.saga.StepFailedException;

import static dev.freehold.worker.effect.identity.IdentityCalls.ask;
import static dev.freehold.worker.effect.identity.IdentityCalls.change;
import static java.util.Objects.requireNonNull;

/**
 * A tenant as the identity server knows it: a group named by the tenant's id. Names are the deterministic ids here, so every call can
 * be repeated. The identity server has no fence, so the pool's is checked just before each change.
 */
public final class TenantIdentities {
    private static final String TENANT_ID = "tenant_id";
    private static final String MANAGED = "freehold_managed";
    private static final int PAGE = 100;
    /** What the identity server's check of person names refuses, and blanks in a row. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}\\s]+");

    private final KeycloakAdmin keycloak;
    private final Runnable requireCurrent;

    public TenantIdentities(KeycloakAdmin keycloak, Runnable requireCurrent) {
        this.keycloak = requireNonNull(keycloak, "keycloak is null");
        this.requireCurrent = requireNonNull(requireCurrent, "requireCurrent is null");
    }

    /** The token subject of the person with that e-mail address. */
    public Optional<String> subjectOf(FirstAdmin admin) {
        return user(admin).map(User::id);
    }

    /** How many accounts go with the tenant's group, since we made them and no other tenant has them. */
    public int countOwn(TenantId tenant) {
        return (int) group(tenant).stream()
                .flatMap(group -> members(group).stream())
                .filter(member -> isOwn(member, tenant))
                .count();
    }

    public boolean groupExists(TenantId tenant) {
        return group(tenant).isPresent();
    }

    boolean isMember(TenantId tenant, FirstAdmin admin) {
        return group(tenant)
                        .filter(group -> group.has(TENANT_ID, tenant.toString()))
                        .isPresent()
                && subjectOf(admin)
                        .filter(subject -> groupsOf(subject).anyMatch(group -> isOf(tenant, group)))
                        .isPresent();
    }

    /** Leaves its members as they are. */
    public void ensureGroup(TenantId tenant) {
        Group wanted = new Group(null, tenant.toString(), Map.of(TENANT_ID, List.of(tenant.toString())));
        Optional<Group> found = group(tenant);
        if (found.isEmpty()) {
            apply(() -> keycloak.createGroup(wanted));
        } else if (!found.get().has(TENANT_ID, tenant.toString())) {
            apply(() -> keycloak.updateGroup(idOf(found.get()), wanted));
        }
    }

    /** A person who exists is only joined; one who does not is made as a member at once, so that no one is left outside any group. */
    void ensureMember(TenantId tenant, FirstAdmin admin) {
        Optional<User> known = user(admin);
        if (known.isEmpty()) {
            apply(() -> keycloak.createUser(newUser(tenant, admin)));
        } else {
            requireTheirAddress(known.get(), admin);
            String group = idOf(group(tenant).orElseThrow());
            apply(() -> keycloak.join(idOf(known.get()), group));
        }
    }

    /** Whoever may write another's address into the own account would else be let in to the other's tenant. */
    private static void requireTheirAddress(User known, FirstAdmin admin) {
        boolean ours = known.has(MANAGED, "true") && email(admin).equals(known.username());
        if (!ours && !Boolean.TRUE.equals(known.emailVerified())) {
            throw StepFailedException.permanent(
                    "identity_unverified",
                    "The identity server knows a user with that e-mail address who has not proved it. Have it verified there, then try again.");
        }
    }

    /** Puts a person into the tenant's group, as {@link #ensureMember} does, and tells the person's token subject. */
    public String invite(TenantId tenant, FirstAdmin person) {
        ensureMember(tenant, person);
        return subjectOf(person)
                .orElseThrow(() ->
                        StepFailedException.retryable("identity_changed", "The identity of a member is gone again."));
    }

    /** The token subjects of all members of the tenant's group. */
    public Set<String> subjectsIn(TenantId tenant) {
        return group(tenant).stream()
                .flatMap(group -> members(group).stream())
                .map(TenantIdentities::idOf)
                .collect(Collectors.toSet());
    }

    /** Removes the tenant's group, but before it those whom we made and no other tenant holds: later nothing would lead to them. */
    public void remove(TenantId tenant) {
        group(tenant).ifPresent(group -> {
            for (User member : members(group)) {
                if (isOwn(member, tenant)) {
                    apply(() -> keycloak.deleteUser(idOf(member)));
                }
            }
            apply(() -> keycloak.deleteGroup(idOf(group)));
        });
    }

    private boolean isOwn(User member, TenantId tenant) {
        return member.has(MANAGED, "true") && !belongsElsewhere(member, tenant);
    }

    private boolean belongsElsewhere(User member, TenantId tenant) {
        return groupsOf(idOf(member)).anyMatch(group -> group.has(TENANT_ID) && !isOf(tenant, group));
    }

    private static boolean isOf(TenantId tenant, Group group) {
        return group.name().equals(tenant.toString());
    }

    private Optional<Group> group(TenantId tenant) {
        return ask(() -> keycloak.groups(tenant.toString(), true, false)).stream()
                .filter(group -> isOf(tenant, group))
                .findFirst();
    }

    private Optional<User> user(FirstAdmin admin) {
        // Not in brief, which would leave out whom we made.
        return ask(() -> keycloak.usersByEmail(email(admin), true, false)).stream()
                .findFirst();
    }

    private Stream<Group> groupsOf(String subject) {
        return ask(() -> keycloak.groupsOf(subject, false)).stream();
    }

    /** All pages before the first change: removing members would shift the pages. */
    private List<User> members(Group group) {
        return Stream.iterate(0, first -> first + PAGE)
                .map(first -> ask(() -> keycloak.members(idOf(group), first, PAGE, false)))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .toList();
    }

    private void apply(Runnable call) {
        requireCurrent.run();
        change(call);
    }

    private static User newUser(TenantId tenant, FirstAdmin admin) {
        String[] names =
                NOT_IN_A_NAME.matcher(admin.name()).replaceAll(" ").strip().split("\\s+", 2);
        return new User(
                null,
                email(admin),
                email(admin),
                names[0],
                names[names.length - 1],
                true,
                false,
                List.of("UPDATE_PASSWORD"),
                Map.of(MANAGED, List.of("true")),
                List.of("/" + tenant));
    }

    private static String email(FirstAdmin admin) {
        return admin.email().toLowerCase(Locale.ROOT);
    }

    private static String idOf(Group group) {
        return requireNonNull(group.id(), "the identity server told a group without id");
    }

    private static String idOf(User user) {
        return requireNonNull(user.id(), "the identity server told a user without id");
    }
}
