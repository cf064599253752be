/** Tests of {@code platform}. */
@NullMarked
package dev.freehold.controlplane.platform;

import org.jspecify.annotations.NullMarked;
