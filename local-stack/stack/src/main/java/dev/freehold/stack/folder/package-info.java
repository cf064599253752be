/**
 * Where things lie on disk: the checkout that holds the built parts, and files that only their owner may read.
 * One enters through {@link dev.freehold.stack.folder.Checkout}.
 */
@NullMarked
package dev.freehold.stack.folder;

import org.jspecify.annotations.NullMarked;
