/** Steps that stamp, migrate and seed a tenant's database, and the Flyway runs behind them. Each class but TenantMigrations is one step. */
@NullMarked
package dev.freehold.worker.effect.schema;

import org.jspecify.annotations.NullMarked;
