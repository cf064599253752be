/**
 * Two tenants to look at, created as any operator would create them.
 * One enters through {@link dev.freehold.stack.demo.DemoTenants}.
 */
@NullMarked
package dev.freehold.stack.demo;

import org.jspecify.annotations.NullMarked;
