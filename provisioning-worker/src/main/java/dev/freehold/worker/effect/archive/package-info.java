/** Steps that write a tenant's archive to the region's object store and fill a new database from one. ExportArchive and LoadArchive do the work; ArchiveIntake decides which archive is taken. */
@NullMarked
package dev.freehold.worker.effect.archive;

import org.jspecify.annotations.NullMarked;
