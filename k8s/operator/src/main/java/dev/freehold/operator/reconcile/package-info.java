/** Follows a resource and its tenant. One enters at {@link dev.freehold.operator.reconcile.TenantReconciler}. */
@NullMarked
package dev.freehold.operator.reconcile;

import org.jspecify.annotations.NullMarked;
