/** Closes tenants for good, keeps them for their time whoever asks, and shows in the end that nothing is left. The steps of OffboardTenant and DropTenant come from here. */
@NullMarked
package dev.freehold.worker.effect.offboard;

import org.jspecify.annotations.NullMarked;
