package dev.freehold.cli.tenant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            names = "--environment",
            defaultValue = "production",
            paramLabel = "ENV",
            description = "What it is for (default ${DEFAULT-VALUE}).")
    private String environment;

    ObjectNode json() {
        return JsonNodeFactory.instance
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
    }
}
