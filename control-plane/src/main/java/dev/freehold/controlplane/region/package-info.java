/** Which keys belong to which region. Workers enter at WorkersResource before they lease anything. */
@NullMarked
package dev.freehold.controlplane.region;

import org.jspecify.annotations.NullMarked;
