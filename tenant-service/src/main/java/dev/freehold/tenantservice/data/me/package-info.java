/** Who the caller is inside the tenant and what its plan allows. MeResource is the door. */
@NullMarked
package dev.freehold.tenantservice.data.me;

import org.jspecify.annotations.NullMarked;
