/** An archive in a region's object store: where its objects are, and how they are opened. OpenedArchive is where a reader begins. */
@NullMarked
package dev.freehold.contracts.archive.store;

import org.jspecify.annotations.NullMarked;
