/** Reads a single-tenant database elsewhere into an archive, from which a tenant is made. ReadSource is the step; AdoptionRules says which hosts may be read at all. */
@NullMarked
package dev.freehold.worker.effect.adopt;

import org.jspecify.annotations.NullMarked;
