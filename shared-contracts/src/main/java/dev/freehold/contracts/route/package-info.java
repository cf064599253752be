/** What a data plane needs to serve a tenant, and the sealed placement inside it. RouteFeed is the door. */
@NullMarked
package dev.freehold.contracts.route;

import org.jspecify.annotations.NullMarked;
