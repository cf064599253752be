/** Where signed heads of the audit chain are kept, outside the control database. HeadStore is the door. */
@NullMarked
package dev.freehold.controlplane.audit.anchor;

import org.jspecify.annotations.NullMarked;
