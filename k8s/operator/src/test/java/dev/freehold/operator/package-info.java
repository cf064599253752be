/** Tests. */
@NullMarked
package dev.freehold.operator;

import org.jspecify.annotations.NullMarked;
