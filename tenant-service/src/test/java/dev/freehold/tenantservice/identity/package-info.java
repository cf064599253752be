/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.identity;

import org.jspecify.annotations.NullMarked;
