/** Holds the service's shape, and runs it in the tests' own process where they look inside; as a process of its own it is tested in local-stack/process-tests. */
@NullMarked
package dev.freehold.tenantservice;

import org.jspecify.annotations.NullMarked;
