/** How a live process of a region's data plane and the control plane know of each other: DataPlaneReport goes there, DataPlaneLease comes back. */
@NullMarked
package dev.freehold.contracts.region;

import org.jspecify.annotations.NullMarked;
