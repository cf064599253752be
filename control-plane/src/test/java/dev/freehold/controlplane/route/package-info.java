/** Tests of {@code route}. */
@NullMarked
package dev.freehold.controlplane.route;

import org.jspecify.annotations.NullMarked;
