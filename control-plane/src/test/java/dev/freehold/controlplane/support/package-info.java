/** A real database, real tokens and a clock that can be moved, for the tests of all features. Enter at ControlPlane. */
@NullMarked
package dev.freehold.controlplane.support;

import org.jspecify.annotations.NullMarked;
