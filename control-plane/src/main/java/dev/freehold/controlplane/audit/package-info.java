/** The trail of administrative actions, written in the action's own transaction, chained soon after, its head kept outside. AuditTrail is the door; nobody can change what it wrote. */
@NullMarked
package dev.freehold.controlplane.audit;

import org.jspecify.annotations.NullMarked;
