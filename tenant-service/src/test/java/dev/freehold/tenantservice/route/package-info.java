/** Tests of this station by itself. */
@NullMarked
package dev.freehold.tenantservice.route;

import org.jspecify.annotations.NullMarked;
