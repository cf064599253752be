/** Drives the packaged data plane with two tenants at a time. */
@NullMarked
package dev.freehold.tenantservice;

import org.jspecify.annotations.NullMarked;
