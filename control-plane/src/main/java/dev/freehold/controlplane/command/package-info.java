/** The queue from which workers lease commands and to which they report. CommandQueue is the door; what happens is told to others by events. */
@NullMarked
package dev.freehold.controlplane.command;

import org.jspecify.annotations.NullMarked;
