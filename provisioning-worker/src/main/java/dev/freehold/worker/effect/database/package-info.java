/** Steps that reserve names, make a tenant's database from the template, prove it isolated and remove it. Each class is one step. */
@NullMarked
package dev.freehold.worker.effect.database;

import org.jspecify.annotations.NullMarked;
