/** Tests of what is counted for each tenant. */
@NullMarked
package dev.freehold.tenantservice.traffic;

import org.jspecify.annotations.NullMarked;
