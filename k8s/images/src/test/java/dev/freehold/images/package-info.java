/** Tests. */
@NullMarked
package dev.freehold.images;

import org.jspecify.annotations.NullMarked;
