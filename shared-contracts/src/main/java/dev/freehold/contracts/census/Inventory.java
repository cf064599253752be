package dev.freehold.contracts.census;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a worker saw on one pool, on the identity server or in the object store, or a part of it. Names are as the server tells them, whatever
 * their form.
 *
 * @param holders ids of tenants under whose prefix the object store has something
 */
public record Inventory(
        List<Database> databases,
        List<Role> roles,
        List<Reservation> reservations,
        List<Standby> standbys,
        List<Template> templates,
        List<Identity> identities,
        List<SeenArchive> archives,
        List<String> holders) {
    public Inventory {
        databases = List.copyOf(databases);
        roles = List.copyOf(roles);
        reservations = List.copyOf(reservations);
        standbys = List.copyOf(standbys);
        templates = List.copyOf(templates);
        identities = List.copyOf(identities);
        archives = orNone(archives);
        holders = orNone(holders);
    }

    /** One without objects. */
    public Inventory(
            List<Database> databases,
            List<Role> roles,
            List<Reservation> reservations,
            List<Standby> standbys,
            List<Template> templates,
            List<Identity> identities) {
        this(databases, roles, reservations, standbys, templates, identities, List.of(), List.of());
    }

    public static Inventory ofIdentities(List<Identity> identities) {
        return new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), identities);
    }

    public static Inventory ofArchives(List<SeenArchive> archives) {
        return new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), archives, List.of());
    }

    public static Inventory ofHolders(List<String> holders) {
        return new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), holders);
    }

    /** A worker of a version before tells of none. */
    private static <T> List<T> orNone(@Nullable List<T> told) {
        return told == null ? List.of() : List.copyOf(told);
    }

    /**
     * A database that the worker owns, other than the ledger's.
     *
     * @param stamps the tenants it bears the stamp of; absent if that was not to be learned
     */
    public record Database(String name, @Nullable List<String> stamps) {}

    /** A role that the worker made, other than the two shared ones. */
    public record Role(String name, boolean canLogIn) {}

    /**
     * A row of names in the ledger.
     *
     * @param live it is sealed and in use; otherwise being made or unmade
     * @param retained the tenant was closed for good and is kept for a while only; a worker of a version before never says so
     */
    public record Reservation(
            String database,
            String tenant,
            String roleA,
            String roleB,
            String activeRole,
            boolean live,
            boolean retained) {
        /** Of a tenant that is kept without an end. */
        public Reservation(
                String database, String tenant, String roleA, String roleB, String activeRole, boolean live) {
            this(database, tenant, roleA, roleB, activeRole, live, false);
        }
    }

    /**
     * A prepared database that is nobody's yet.
     *
     * @param ready it may be claimed; otherwise being made
     * @param stale not ready after so long a time that nobody goes on making it
     */
    public record Standby(String database, String roleA, String roleB, boolean ready, boolean stale) {}

    /** What tenants' databases are copied from. */
    public record Template(int version, String database, boolean complete) {}

    /** A group of the identity server that carries a tenant's id, which its members' tokens then claim. */
    public record Identity(String group, String tenant) {}

    /**
     * What the object store has of an archive, by the names of its objects.
     *
     * @param objects how many there are, unfinished uploads not counted
     * @param whole the manifest is there, which is written last
     * @param unfinished there are uploads that were begun and not completed
     */
    public record SeenArchive(String tenant, String archive, int objects, boolean whole, boolean unfinished) {
        /** Whether there is more than unfinished uploads. */
        public boolean hasObjects() {
            return objects > 0;
        }
    }
}
