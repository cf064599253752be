package dev.freehold.contracts.operation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a lifecycle operation does. */
public enum OperationKind {
    PROVISION(Recovery.UNDO, true),
    SUSPEND(Recovery.FORWARD, true),
    RESUME(Recovery.UNDO, true),
    DROP(Recovery.FORWARD, true),
    /** Proves again that the tenant's database is whole and that nobody else can reach it; changes nothing. */
    VERIFY(Recovery.NONE, false),
    /**
     * Gives the tenant's database a new credential, sealed with the region's newest key, and voids the one before. Once the new one is
     * published there is no way back: then it only goes forward.
     */
    ROTATE(Recovery.UNDO, true),
    /** Writes the tenant's archive to its region's object store; the tenant is served meanwhile. */
    EXPORT(Recovery.UNDO, false),
    /** A provisioning whose database is filled from an archive. */
    IMPORT(Recovery.UNDO, true),
    /** A provisioning whose database is filled from one elsewhere, by way of an archive. */
    ADOPT(Recovery.UNDO, true),
    /** Closes the tenant's database for good and begins its retention, after which it may be dropped; no data changes. */
    OFFBOARD(Recovery.FORWARD, true),
    /** Takes an offboarding back: the data is kept without an end again. The database stays closed. */
    UNDELETE(Recovery.FORWARD, true),
    /** Removes one archive of a tenant, which may be gone itself. Stopped half way it can be asked for again. */
    DISCARD(Recovery.NONE, false);

    private final Recovery recovery;
    private final boolean exclusive;

    OperationKind(Recovery recovery, boolean exclusive) {
        this.recovery = recovery;
        this.exclusive = exclusive;
    }

    /** What is left to do when the operation cannot succeed. */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * An exclusive operation runs while no other of its tenant does; shared ones run beside each other. (A suspension is
     * exclusive towards what it preempts, and nothing keeps it waiting.)
     */
    public boolean exclusive() {
        return exclusive;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static OperationKind parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** {@code FORWARD}: giving up would be wrong, so it is tried until it succeeds. {@code UNDO}: compensate. {@code NONE}: nothing was changed, it just fails. */
    public enum Recovery {
        FORWARD,
        UNDO,
        NONE
    }
}
