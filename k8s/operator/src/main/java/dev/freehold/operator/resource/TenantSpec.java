package dev.freehold.operator.resource;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/tenants} takes, and what becomes of the tenant when the resource goes. A database to adopt is not among it, since
 * its address bears a password.
 */
@ValidationRule(
        value = "self.slug == oldSelf.slug",
        message = "slug cannot be changed; the platform has no call for it")
@ValidationRule(
        value = "self.taxId == oldSelf.taxId",
        message = "taxId cannot be changed; the platform has no call for it")
@ValidationRule(
        value = "self.country == oldSelf.country",
        message = "country cannot be changed; the platform has no call for it")
@ValidationRule(
        value = "self.region == oldSelf.region",
        message = "region cannot be changed; the platform has no call for it")
@ValidationRule(
        value = "self.environment == oldSelf.environment",
        message = "environment cannot be changed; the platform has no call for it")
@ValidationRule(
        value = "has(self.tier) == has(oldSelf.tier) && (!has(self.tier) || self.tier == oldSelf.tier)",
        message =
                "tier is taken when the tenant is made and cannot be changed here; PUT /v1/tenants/{slug}/isolation can")
@ValidationRule(
        value = "has(self.archive) == has(oldSelf.archive) && (!has(self.archive) || self.archive == oldSelf.archive)",
        message = "archive is taken when the tenant is made and cannot be changed")
public record TenantSpec(
        @Required @Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$") @Size(max = 63)
        String slug,

        @Required String legalName,

        @Required String taxId,

        @Required String country,

        @Required String contactName,
        @Required String adminEmail,
        @Required String plan,

        @Required String region,

        @JsonPropertyDescription("Where its data may be, the region among them; anywhere unless set") @Nullable
        List<String> allowedRegions,

        @JsonPropertyDescription("shared or dedicated; as its plan says unless set") @Nullable
        String tier,

        @Required String environment,

        @JsonPropertyDescription("The archive to fill it from") @Nullable
        Archive archive,

        @JsonPropertyDescription(
                "Retain: the tenant lives on when the resource goes. Delete: it is offboarded, and its data removed when the"
                        + " retention of its plan is over")
        @JsonProperty(defaultValue = "Retain")
        @Nullable
        DeletionPolicy deletionPolicy) {
    /** What a person may change of a living tenant. */
    public Mutable mutable() {
        return new Mutable(legalName, contactName, adminEmail, plan, allowedRegions);
    }

    public boolean deletes() {
        return deletionPolicy == DeletionPolicy.Delete;
    }

    /** Without names and addresses, which are personal data. */
    @Override
    public String toString() {
        return "TenantSpec[slug=" + slug + "]";
    }

    /** What becomes of the tenant when its resource is deleted. */
    public enum DeletionPolicy {
        Retain,
        Delete
    }

    /**
     * @param confirmForeign the slug of the tenant it was made of; needed unless that was the same company
     */
    public record Archive(@Required String id, @Nullable String confirmForeign) {}
}
