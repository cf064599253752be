/** Load on a service from within this process. LoadGenerator is the door; Load is what it found. */
@NullMarked
package dev.freehold.bench.load;

import org.jspecify.annotations.NullMarked;
