/** The platform under measurement, and the bare PostgreSQL beside it. BenchStack is the door. */
@NullMarked
package dev.freehold.bench.platform;

import org.jspecify.annotations.NullMarked;
