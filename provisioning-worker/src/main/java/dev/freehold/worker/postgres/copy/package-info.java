/** Copies the rows of a tenant's database out of one snapshot and into an empty one, whatever tables a product has added. TenantSnapshot and TenantLoad are the doors. */
@NullMarked
package dev.freehold.worker.postgres.copy;

import org.jspecify.annotations.NullMarked;
