/** Claims commands from the control plane, keeps each lease alive and stops its saga once the lease is lost. LeaseLoop is the door. */
@NullMarked
package dev.freehold.worker.lease;

import org.jspecify.annotations.NullMarked;
