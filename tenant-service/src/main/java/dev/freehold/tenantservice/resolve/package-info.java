/** From a request to the one tenant it is for, set once. Everything behind it asks CurrentTenant. */
@NullMarked
package dev.freehold.tenantservice.resolve;

import org.jspecify.annotations.NullMarked;
