/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.connect;

import org.jspecify.annotations.NullMarked;
