/** Products of a tenant, the example feature: resource, entity, repository. ProductsResource is the door. */
@NullMarked
package dev.freehold.tenantservice.data.product;

import org.jspecify.annotations.NullMarked;
