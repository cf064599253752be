/** The tenant archive: its signed manifest, its form as a file, its layout in a region's object store, and the verifier. ArchiveVerifier is where a reader begins; docs/tenant-archive.md says the rest. */
@NullMarked
package dev.freehold.contracts.archive;

import org.jspecify.annotations.NullMarked;
