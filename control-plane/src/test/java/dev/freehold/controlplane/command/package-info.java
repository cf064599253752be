/** Tests of {@code command}. */
@NullMarked
package dev.freehold.controlplane.command;

import org.jspecify.annotations.NullMarked;
