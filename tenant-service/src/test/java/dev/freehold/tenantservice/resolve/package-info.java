/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.resolve;

import org.jspecify.annotations.NullMarked;
