/**
 * A region without a control plane: one pool server with real tenant databases, the feed and the issuer at its edge, and data planes that serve it.
 * One enters at BenchRegion; it costs seconds where a whole platform costs a minute, and its leases can be changed under load.
 */
@NullMarked
package dev.freehold.bench.region;

import org.jspecify.annotations.NullMarked;
