/** Tests of how single findings are put right, or left alone, on a real server. */
@NullMarked
package dev.freehold.worker.census.resolve;

import org.jspecify.annotations.NullMarked;
