/** Hundreds of tenants under rough weather: clients that keep books, and somebody who rotates, suspends and restarts under their hands. StormIT is the test. */
@NullMarked
package dev.freehold.tenantservice.storm;

import org.jspecify.annotations.NullMarked;
