@NullMarked
package dev.freehold.bench.load;

import org.jspecify.annotations.NullMarked;
