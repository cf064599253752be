/** Credentials that grow old, and placements that are to be sealed with a newer key of their region. RotateDue orders their rotation, a few at a time. */
@NullMarked
package dev.freehold.controlplane.rotation;

import org.jspecify.annotations.NullMarked;
