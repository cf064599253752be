@NullMarked
package dev.freehold.bench.report;

import org.jspecify.annotations.NullMarked;
