/** Holds the service's shape, and drives the packaged service with two tenants at a time. */
@NullMarked
package dev.freehold.tenantservice;

import org.jspecify.annotations.NullMarked;
