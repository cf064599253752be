/**
 * The noun {@code tenant}: one class a verb. Enter at {@link dev.freehold.cli.tenant.TenantCommand}.
 */
@NullMarked
package dev.freehold.cli.tenant;

import org.jspecify.annotations.NullMarked;
