package dev.freehold.controlplane.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Page;

import static java.util.Objects.requireNonNull;

/** Who did what, for those who look into it and for those who check that nothing of it was changed. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Blocking
@RolesAllowed({"platform-admin", "auditor"})
class AuditResource {
    private static final int LINKS_AT_ONCE = 500;

    private final EntryTable entries;
    private final ChainTable chain;
    private final HeadTable heads;

    AuditResource(EntryTable entries, ChainTable chain, HeadTable heads) {
        this.entries = requireNonNull(entries);
        this.chain = requireNonNull(chain);
        this.heads = requireNonNull(heads);
    }

    /** Newest first. */
    @GET
    public Page<AuditEntry> list(
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        FieldErrors errors = new FieldErrors();
        var of = errors.parseOptional("subject", subject, AuditResource::subject);
        errors.refuseIfAny();
        int most = Page.limit(limit);
        var filter = new EntryTable.Filter(of.value(), Optional.ofNullable(actor), Optional.ofNullable(action));
        return Page.of(entries.page(filter, Cursor.parse(cursor), most + 1), most, AuditEntry::id);
    }

    /** The chain from its first link on, 500 at a time; an empty list ends it. An entry is in it about a second after it was written. */
    @GET
    @Path("/chain")
    public List<AuditLink> chain(
            @RestQuery @DefaultValue("0") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String after) {
        return chain.after(number(after), LINKS_AT_ONCE);
    }

    /** Signed heads as the database has them, 500 at a time; an empty list ends it. Proof are those that are kept outside. */
    @GET
    @Path("/heads")
    public List<HeadTable.SignedHead> heads(
            @RestQuery @DefaultValue("0") @Parameter(schema = @Schema(type = SchemaType.INTEGER)) String after) {
        return heads.after(number(after), LINKS_AT_ONCE);
    }

    private static UUID subject(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is the id of a tenant, an operation or a census", e);
        }
    }

    private static long number(String text) {
        FieldErrors errors = new FieldErrors();
        var number = errors.parse("after", text, AuditResource::parseNumber);
        errors.refuseIfAny();
        return number.get();
    }

    private static long parseNumber(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("is the number of the last link known, 0 to begin");
    }
}
