/** Puts single findings of a census right, each after looking again. ResolveFinding is the door; a class a kind of finding. */
@NullMarked
package dev.freehold.worker.census.resolve;

import org.jspecify.annotations.NullMarked;
