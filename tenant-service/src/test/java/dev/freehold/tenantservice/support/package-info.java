/** A region for tests: a real PostgreSQL server with tenant databases, and hand-written fakes of control plane and identity server at the network's edge. */
@NullMarked
package dev.freehold.tenantservice.support;

import org.jspecify.annotations.NullMarked;
