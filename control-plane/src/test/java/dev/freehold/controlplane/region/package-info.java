/** Tests of which keys belong to which region. */
@NullMarked
package dev.freehold.controlplane.region;

import org.jspecify.annotations.NullMarked;
