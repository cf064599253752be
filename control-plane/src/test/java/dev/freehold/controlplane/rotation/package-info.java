/** Tests of rotations that nobody asked for one by one. */
@NullMarked
package dev.freehold.controlplane.rotation;

import org.jspecify.annotations.NullMarked;
