/** Where a region keeps its last signed snapshot of routes for processes that start with an empty disk. SnapshotStore is the door. */
@NullMarked
package dev.freehold.tenantservice.route.store;

import org.jspecify.annotations.NullMarked;
