package dev.freehold.controlplane.platform.http;

import java.util.List;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;

import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Whether the present request only asks what would happen. */
@Singleton
public class DryRun {
    public static final String PARAMETER = "dryRun";
    public static final String DESCRIPTION =
            "true: refused or answered as if it were done, but nothing is; an Idempotency-Key is not kept";
    public static final String ANSWER = "What would be done; nothing was";

    private final UriInfo uri;

    DryRun(UriInfo uri) {
        this.uri = requireNonNull(uri);
    }

    /** @throws Refusal.Invalid for whatever is neither true nor false, so that a slip of the pen never becomes the real thing */
    public boolean isAsked() {
        List<String> values = uri.getQueryParameters().getOrDefault(PARAMETER, List.of("false"));
        return switch (String.join(",", values)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal.Invalid(PARAMETER, "is true or false");
        };
    }
}
