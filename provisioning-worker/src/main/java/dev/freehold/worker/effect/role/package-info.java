/** Steps that make, open, close and remove a database's two login roles, end their sessions and seal the placement. Each class is one step. */
@NullMarked
package dev.freehold.worker.effect.role;

import org.jspecify.annotations.NullMarked;
