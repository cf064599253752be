/** What the data planes of a region follow: a route a tenant, and the signed feed of their changes. Observes TenantChanged; RouteFeedResource is the way out. */
@NullMarked
package dev.freehold.controlplane.route;

import org.jspecify.annotations.NullMarked;
