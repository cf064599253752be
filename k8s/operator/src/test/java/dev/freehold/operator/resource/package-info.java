/** Tests. */
@NullMarked
package dev.freehold.operator.resource;

import org.jspecify.annotations.NullMarked;
