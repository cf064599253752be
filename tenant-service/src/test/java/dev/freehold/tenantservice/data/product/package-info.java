/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.data.product;

import org.jspecify.annotations.NullMarked;
