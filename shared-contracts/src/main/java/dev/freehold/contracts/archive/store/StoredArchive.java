package dev.freehold.contracts.archive.store;

import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;

import static java.util.Objects.requireNonNull;

/** Where an archive's objects are in the region's store. The manifest is written last: without it there is no archive. */
public record StoredArchive(TenantId tenant, OperationId archive) {
    /** What the keys of all archives begin with. */
    public static final String ROOT = "archives/";

    public StoredArchive {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(archive, "archive is null");
    }

    /** What the keys of all archives of a tenant begin with. */
    public static String prefixOf(TenantId tenant) {
        return ROOT + tenant + "/";
    }

    /** What the keys of all its objects begin with. */
    public String prefix() {
        return prefixOf(tenant) + archive + "/";
    }

    /** The archive's own key, sealed to the region: the one object that is not encrypted with it. */
    public String keyObject() {
        return object("key.jwe");
    }

    public String manifestObject() {
        return object(SignedManifest.FILE);
    }

    /** Also the context that the object's encryption is bound to. */
    public String object(String file) {
        return prefix() + file;
    }
}
