/** A tenant's group and first administrator in the identity server. TenantIdentities is the door; the steps call it. */
@NullMarked
package dev.freehold.worker.effect.identity;

import org.jspecify.annotations.NullMarked;
