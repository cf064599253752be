package dev.freehold.cli.tenant;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The fields of a new tenant, a flag each. Whether they are valid is the control plane's to say. */
@SuppressWarnings("NullAway.Init")
final class NewTenant {
    @Option(names = "--slug", required = true, paramLabel = "SLUG", description = "Its name in URLs, such as acme.")
    private String slug;

    @Option(names = "--legal-name", required = true, paramLabel = "NAME", description = "The company's legal name.")
    private String legalName;

    @Option(names = "--tax-id", required = true, paramLabel = "ID", description = "Its tax id, unique in its country.")
    private String taxId;

    @Option(names = "--country", required = true, paramLabel = "CC", description = "ISO 3166 code, such as DE.")
    private String country;

    @Option(names = "--contact-name", required = true, paramLabel = "NAME", description = "Whom to talk to there.")
    private String contactName;

    @Option(
            names = "--admin-email",
            required = true,
            paramLabel = "EMAIL",
            description = "The first administrator, who gets an identity and the role admin.")
    private String adminEmail;

    @Option(
            names = "--plan",
            required = true,
            paramLabel = "PLAN",
            description = "What it has a licence for: starter, standard or enterprise.")
    private String plan;

    @Option(names = "--region", required = true, paramLabel = "REGION", description = "Where its data lives.")
    private String region;

    @Option(
            names = "--allowed-region",
            paramLabel = "REGION",
            description = "Where its data may be, its region among them; may be given again (default anywhere).")
    private @Nullable List<String> allowedRegions;

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "shared or dedicated: how far apart from others (default as its plan says).")
    private @Nullable String tier;

    @Option(
            names = "--environment",
            defaultValue = "production",
            paramLabel = "ENV",
            description = "What it is for (default ${DEFAULT-VALUE}).")
    private String environment;

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("slug", slug)
                .put("legalName", legalName)
                .put("taxId", taxId)
                .put("country", country)
                .put("contactName", contactName)
                .put("adminEmail", adminEmail)
                .put("plan", plan)
                .put("region", region)
                .put("environment", environment);
        putRegions(json, allowedRegions);
        if (tier != null) {
            json.put("tier", tier);
        }
        return json;
    }

    static void putRegions(ObjectNode json, @Nullable List<String> regions) {
        if (regions != null) {
            ArrayNode list = json.putArray("allowedRegions");
            regions.stream().filter(region -> !region.isEmpty()).forEach(list::add);
        }
    }
}
