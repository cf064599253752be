/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.admit;

import org.jspecify.annotations.NullMarked;
