package dev.freehold.tenantservice.platform;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import io.quarkus.oidc.OIDCException;

/** Tells a token that is wrong from keys that could not be fetched. */
final class IdentityOutage {
    private IdentityOutage() {}

    static boolean isCauseOf(Throwable failure) {
        return ProblemMappers.causes(failure)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof TimeoutException
                        || cause instanceof OIDCException);
    }
}
