/**
 * Benchmarks that show their floor: every figure stands beside a baseline measured in the same run, on fresh parts with fsync on.
 * {@link dev.freehold.bench.Main} is the door.
 */
@NullMarked
package dev.freehold.bench;

import org.jspecify.annotations.NullMarked;
