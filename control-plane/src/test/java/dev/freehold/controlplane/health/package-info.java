/** Tests of health. */
@NullMarked
package dev.freehold.controlplane.health;

import org.jspecify.annotations.NullMarked;
