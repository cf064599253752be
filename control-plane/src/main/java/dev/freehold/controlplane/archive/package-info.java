/** What is known here of tenants' archives, which is little: their size and the hash of their manifest. Archives is the way in. */
@NullMarked
package dev.freehold.controlplane.archive;

import org.jspecify.annotations.NullMarked;
