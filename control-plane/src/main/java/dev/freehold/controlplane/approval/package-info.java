/** What needs a second person: asked for by one, approved by another, then done just as it was asked. Enter at Approvals; ApprovalsResource is where people decide. */
@NullMarked
package dev.freehold.controlplane.approval;

import org.jspecify.annotations.NullMarked;
