/** What benchmarks found, for people and for programs. Report is the door; Samples are the figures of one case. */
@NullMarked
package dev.freehold.bench.report;

import org.jspecify.annotations.NullMarked;
