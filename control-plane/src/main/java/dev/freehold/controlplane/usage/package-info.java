/** What a tenant uses beside what its plan allows. Enter at UsageResource. */
@NullMarked
package dev.freehold.controlplane.usage;

import org.jspecify.annotations.NullMarked;
