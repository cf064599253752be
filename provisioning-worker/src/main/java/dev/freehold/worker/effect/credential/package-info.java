/** Steps that give a tenant's database a new credential while the one before still serves. Each class is one step; Rotation is what they share. */
@NullMarked
package dev.freehold.worker.effect.credential;

import org.jspecify.annotations.NullMarked;
