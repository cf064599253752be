package dev.freehold.operator.resource;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import org.jspecify.annotations.Nullable;

/** All that the operator remembers; what is not here it asks the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantStatus(
        @JsonPropertyDescription("The generation of the spec that was last given to the platform, or refused by it")
        @Nullable
        Long observedGeneration,

        @JsonPropertyDescription("The tenant's id in the platform; it is never another's") @Nullable
        String tenantId,

        @JsonPropertyDescription("The operation that was last begun for this resource") @Nullable
        String operationId,

        @JsonPropertyDescription("The creation whose answer is not known yet") @Nullable
        Creation creation,

        @JsonPropertyDescription("The tenant's state as the platform told it last") @Nullable
        String state,

        @JsonPropertyDescription("Where the tenant is served") @Nullable
        String url,

        @JsonPropertyDescription(
                "What the platform was last asked to make of what can be changed, so that a later change of the spec carries"
                        + " over only what was changed in it")
        @Nullable
        Mutable applied,

        @Nullable List<Condition> conditions) {
    public static final TenantStatus NONE = new TenantStatus(null, null, null, null, null, null, null, null);

    public TenantStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    public TenantStatus observed(@Nullable Long generation) {
        return new TenantStatus(generation, tenantId, operationId, creation, state, url, applied, conditions);
    }

    /** About to be asked for; nothing has been sent. */
    public TenantStatus asking(Creation begun, Mutable fields) {
        return new TenantStatus(observedGeneration, tenantId, operationId, begun, state, url, fields, conditions);
    }

    public TenantStatus requested(String tenant, String operation) {
        return new TenantStatus(observedGeneration, tenant, operation, null, state, url, applied, conditions);
    }

    /** What was asked for last was refused, and nothing was made. */
    public TenantStatus notMade() {
        return new TenantStatus(observedGeneration, tenantId, operationId, null, state, url, applied, conditions);
    }

    public TenantStatus operation(String operation) {
        return new TenantStatus(observedGeneration, tenantId, operation, creation, state, url, applied, conditions);
    }

    public TenantStatus served(String itsState, String itsUrl) {
        return new TenantStatus(
                observedGeneration, tenantId, operationId, creation, itsState, itsUrl, applied, conditions);
    }

    public TenantStatus applied(Mutable fields) {
        return new TenantStatus(observedGeneration, tenantId, operationId, creation, state, url, fields, conditions);
    }

    public TenantStatus with(List<Condition> itsConditions) {
        return new TenantStatus(
                observedGeneration, tenantId, operationId, creation, state, url, applied, itsConditions);
    }
}
