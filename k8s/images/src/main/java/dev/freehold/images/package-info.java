/** Container images of the packaged services, made without a daemon and without a registry. One enters at {@link dev.freehold.images.Main}. */
@NullMarked
package dev.freehold.images;

import org.jspecify.annotations.NullMarked;
