/** The region's routes: verified, in memory, kept fresh by the control plane's feed and kept on disk. One enters at RouteTable. */
@NullMarked
package dev.freehold.tenantservice.route;

import org.jspecify.annotations.NullMarked;
