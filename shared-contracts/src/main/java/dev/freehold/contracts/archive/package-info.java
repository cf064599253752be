/** What is in a tenant archive: its signed manifest, and what is said of it elsewhere. SignedManifest is the door; tar and store hold it as a file and as objects; docs/tenant-archive.md says the rest. */
@NullMarked
package dev.freehold.contracts.archive;

import org.jspecify.annotations.NullMarked;
