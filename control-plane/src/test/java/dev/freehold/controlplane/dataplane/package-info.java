/** Tests of the registry of live data planes. */
@NullMarked
package dev.freehold.controlplane.dataplane;

import org.jspecify.annotations.NullMarked;
