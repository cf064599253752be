/**
 * Drives the packaged services from outside, with a real identity server and real PostgreSQL. {@link
 * dev.freehold.systemtests.Platform} is the door: one platform a test run, its tenants made and dropped by the tests.
 */
@NullMarked
package dev.freehold.systemtests;

import org.jspecify.annotations.NullMarked;
