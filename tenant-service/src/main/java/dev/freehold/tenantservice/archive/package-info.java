/** Hands a tenant its own archives out of the region's store, decrypting as it streams. ArchivesResource is the way in. */
@NullMarked
package dev.freehold.tenantservice.archive;

import org.jspecify.annotations.NullMarked;
