package dev.freehold.controlplane.census;

import java.util.UUID;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.approval.ApprovalAccepted;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.http.StrictJson;
import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static java.util.Objects.requireNonNull;

/** What is orphaned or missing anywhere. */
@Path("/v1/census")
@Tag(name = "Census")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class CensusResource {
    private final TakeCensus takeCensus;
    private final ResolveFinding resolveFinding;
    private final AskResolution askResolution;
    private final CensusReader censuses;

    CensusResource(
            TakeCensus takeCensus, ResolveFinding resolveFinding, AskResolution askResolution, CensusReader censuses) {
        this.takeCensus = requireNonNull(takeCensus);
        this.resolveFinding = requireNonNull(resolveFinding);
        this.askResolution = requireNonNull(askResolution);
        this.censuses = requireNonNull(censuses);
    }

    /** Changes nothing; of one region or of all. */
    @POST
    @Idempotent
    @RolesAllowed("platform-admin")
    @APIResponseSchema(
            value = Census.class,
            responseCode = "202",
            responseDescription = "Begun; Location says where to follow it")
    public RestResponse<Census> take(@RestQuery @Nullable String region) {
        FieldErrors errors = new FieldErrors();
        var only = errors.parseOptional("region", region, Region::new);
        errors.refuseIfAny();
        Census census = require(takeCensus.run(only.value().orElse(null)));
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, census)
                .header("Location", "/v1/census/" + census.id())
                .build();
    }

    @GET
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Page<Census.Summary> list(
            @RestQuery @Nullable String cursor,
            @RestQuery
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    String limit) {
        return censuses.page(Cursor.parse(cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform-admin", "support", "auditor"})
    public Census get(@PathParam("id") String id) {
        return require(parse(id));
    }

    @POST
    @Idempotent
    @Path("/{id}/findings/{number}/resolve")
    @RolesAllowed("platform-admin")
    @CustomDeserialization(StrictJson.class)
    @APIResponseSchema(
            value = Finding.class,
            responseCode = "202",
            responseDescription =
                    "Begun; the census says what becomes of the finding. Where a drop needs a second person, the request for that, under /v1/approvals")
    public RestResponse<?> resolve(
            @PathParam("id") String id, @PathParam("number") String number, @NotNull ResolveRequest request) {
        var asked = new ApprovedResolution.Asked(parse(id), parseNumber(number), request.confirm());
        return askResolution
                .run(asked)
                .<RestResponse<?>>map(ApprovalAccepted::with)
                .orElseGet(() -> {
                    Finding finding = resolveFinding.run(asked.census(), asked.number(), asked.confirm());
                    return ResponseBuilder.create(RestResponse.Status.ACCEPTED, finding)
                            .build();
                });
    }

    private Census require(UUID id) {
        return censuses.find(id).orElseThrow(CensusResource::missing);
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static int parseNumber(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new Refusal.Missing("A finding's number is a number.");
        }
    }

    private static Refusal missing() {
        return new Refusal.Missing("No census has this id.");
    }
}
