/** Tests of what is told of pools. */
@NullMarked
package dev.freehold.worker.pool;

import org.jspecify.annotations.NullMarked;
