/** An archive as a file: how it is written, and the verifier, which needs no platform. ArchiveVerifier is where a reader begins. */
@NullMarked
package dev.freehold.contracts.archive.tar;

import org.jspecify.annotations.NullMarked;
