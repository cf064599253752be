/** Rules that hold over all packages of the worker. ArchitectureTest is all there is here. */
@NullMarked
package dev.freehold.worker;

import org.jspecify.annotations.NullMarked;
