package dev.freehold.controlplane.platform.http;

import java.util.Arrays;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.freehold.controlplane.platform.Refusal;

/** Refuses a dry run of what has none: done for real, it would be the one thing that its caller did not want. */
@Singleton
class DryRunFilter {
    @ServerRequestFilter(priority = Priorities.USER)
    void refuseWhereThereIsNone(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getUriInfo().getQueryParameters().containsKey(DryRun.PARAMETER) && !documents(resource)) {
            throw new Refusal.Invalid(DryRun.PARAMETER, "is not offered by this call; nothing was done");
        }
    }

    private static boolean documents(ResourceInfo resource) {
        return Arrays.stream(resource.getResourceMethod().getAnnotationsByType(Parameter.class))
                .anyMatch(parameter -> DryRun.PARAMETER.equals(parameter.name()));
    }
}
