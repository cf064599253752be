/** Tests. */
@NullMarked
package dev.freehold.operator.reconcile;

import org.jspecify.annotations.NullMarked;
