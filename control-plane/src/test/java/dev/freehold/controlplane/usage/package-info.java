/** Tests of usage. */
@NullMarked
package dev.freehold.controlplane.usage;

import org.jspecify.annotations.NullMarked;
