/** What every feature stands on: refusals, the caller, time, ids, trace and paging. It knows no feature. */
@NullMarked
package dev.freehold.controlplane.platform;

import org.jspecify.annotations.NullMarked;
