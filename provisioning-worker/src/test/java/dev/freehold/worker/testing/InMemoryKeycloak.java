package dev.freehold.worker.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.freehold.worker.effect.identity.KeycloakAdmin;

/** An identity server at the network's edge; a test on the real one holds the real one to the same. */
public final class InMemoryKeycloak implements KeycloakAdmin {
    public final Map<String, Group> groups = new ConcurrentHashMap<>();
    public final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> membersByGroup = new ConcurrentHashMap<>();

    @Override
    public List<Group> groups(String name, boolean exact, boolean brief) {
        return groups.values().stream()
                .filter(group -> group.name().equals(name))
                .toList();
    }

    @Override
    public List<Group> allGroups(int first, int max, boolean brief) {
        return groups.values().stream()
                .sorted(Comparator.comparing(Group::name))
                .skip(first)
                .limit(max)
                .toList();
    }

    @Override
    public void createGroup(Group group) {
        String id = UUID.randomUUID().toString();
        groups.put(id, new Group(id, group.name(), group.attributes()));
    }

    @Override
    public void updateGroup(String id, Group group) {
        groups.put(id, new Group(id, group.name(), group.attributes()));
    }

    @Override
    public void deleteGroup(String id) {
        groups.remove(id);
        membersByGroup.remove(id);
    }

    @Override
    public List<User> members(String group, int first, int max, boolean brief) {
        return new ArrayList<>(membersByGroup.getOrDefault(group, Set.of()))
                .stream().skip(first).limit(max).map(users::get).toList();
    }

    @Override
    public List<User> usersByEmail(String email, boolean exact, boolean brief) {
        return users.values().stream()
                .filter(user -> email.equals(user.email()))
                .map(user -> brief ? withoutAttributes(user) : user)
                .toList();
    }

    private static User withoutAttributes(User user) {
        return new User(
                user.id(),
                user.username(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.enabled(),
                user.emailVerified(),
                user.requiredActions(),
                null,
                user.groups());
    }

    @Override
    public void createUser(User user) {
        String id = UUID.randomUUID().toString();
        users.put(
                id,
                new User(
                        id,
                        user.username(),
                        user.email(),
                        user.firstName(),
                        user.lastName(),
                        user.enabled(),
                        user.emailVerified(),
                        user.requiredActions(),
                        user.attributes(),
                        null));
        List<String> joined = user.groups() == null ? List.of() : user.groups();
        groups.values().stream()
                .filter(group -> joined.contains("/" + group.name()))
                .forEach(group -> join(id, String.valueOf(group.id())));
    }

    @Override
    public void deleteUser(String id) {
        users.remove(id);
        membersByGroup.values().forEach(members -> members.remove(id));
    }

    @Override
    public List<Group> groupsOf(String user, boolean brief) {
        return groups.values().stream()
                .filter(group -> membersByGroup
                        .getOrDefault(String.valueOf(group.id()), Set.of())
                        .contains(user))
                .toList();
    }

    @Override
    public void join(String user, String group) {
        membersByGroup
                .computeIfAbsent(group, _ -> ConcurrentHashMap.newKeySet())
                .add(user);
    }
}
