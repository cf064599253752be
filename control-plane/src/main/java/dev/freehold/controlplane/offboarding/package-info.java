/** What follows a deletion by itself: the drop once its time has come, and the certificate once nothing is left. */
@NullMarked
package dev.freehold.controlplane.offboarding;

import org.jspecify.annotations.NullMarked;
