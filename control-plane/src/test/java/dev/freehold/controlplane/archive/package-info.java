@NullMarked
package dev.freehold.controlplane.archive;

import org.jspecify.annotations.NullMarked;
