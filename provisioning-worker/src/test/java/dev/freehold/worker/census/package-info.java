/** Tests of what a worker counts, on a real server. */
@NullMarked
package dev.freehold.worker.census;

import org.jspecify.annotations.NullMarked;
