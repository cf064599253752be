/** The words of tenancy as value types: a constructor that returns has made a valid object. Everything that names a tenant, a pool, a database or a role enters here. */
@NullMarked
package dev.freehold.contracts.tenancy;

import org.jspecify.annotations.NullMarked;
