package dev.freehold.contracts.census;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** In what way registry, ledgers, servers and identities can disagree. */
public enum FindingKind {
    /** A database of the worker's that the ledger does not know. */
    DATABASE_UNRESERVED,
    /** A name in use by a tenant has no database. */
    DATABASE_MISSING,
    /** The ledger keeps names for a tenant that has no claim to them. */
    RESERVATION_ORPHANED,
    /** A tenant has no name in use in its pool's ledger. */
    RESERVATION_MISSING,
    /** A login role of the worker's that the ledger does not know. */
    ROLE_ORPHANED,
    /** The ledger names a role that the server does not have. */
    ROLE_MISSING,
    /** A standby that is no whole database, or that nobody goes on making. */
    STANDBY_ORPHANED,
    /** A template that the ledger does not know, or knows and the server does not have. */
    TEMPLATE_ORPHANED,
    /** The identity server has a group for a tenant that does not live. */
    IDENTITY_ORPHANED,
    /** The identity server has no group for a tenant. */
    IDENTITY_MISSING,
    /** Data planes are told to serve a tenant that does not live. */
    ROUTE_ORPHANED,
    /** Data planes are told nothing of a tenant. */
    ROUTE_MISSING,
    /** Data planes are told something else of a tenant than the registry says. */
    ROUTE_DIFFERS,
    /** A role may log in that nobody needs: a suspended tenant's, or that of an active one's two which no placement names. */
    LOGIN_OPEN,
    /** An active tenant's role may not log in. */
    LOGIN_CLOSED,
    /** A deleted tenant's time is not noted in its pool's ledger, so that its drop would be refused. */
    RETENTION_MISSING,
    /** The ledger keeps a tenant for a while only that nobody has deleted. */
    RETENTION_ORPHANED,
    /** A tenant's database bears another stamp than the tenant's. */
    STAMP_DIFFERS,
    /** The object store has objects of an archive that the registry does not know. */
    ARCHIVE_ORPHANED,
    /** The registry knows an archive that lacks objects, or its manifest. */
    ARCHIVE_MISSING,
    /** Uploads of an archive's objects were begun and never ended. */
    UPLOAD_UNFINISHED,
    /** The object store has objects under the prefix of a tenant that does not live. */
    OBJECTS_ORPHANED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static FindingKind parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
