/** A PostgreSQL server as a process. */
@NullMarked
package dev.freehold.stack.postgres;

import org.jspecify.annotations.NullMarked;
