/** What this process tells the control plane of itself, and the lease it gets for that. Reporter is the loop; who wants the lease observes {@code DataPlaneLease}. */
@NullMarked
package dev.freehold.tenantservice.report;

import org.jspecify.annotations.NullMarked;
