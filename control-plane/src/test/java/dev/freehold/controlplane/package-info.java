/** Tests over all features. */
@NullMarked
package dev.freehold.controlplane;

import org.jspecify.annotations.NullMarked;
