/** Compares the registry with what workers see on pools and identity servers, and has differences put right. CensusResource is the door for operators, CensusTaskResource for workers; nothing is changed unless somebody asks. */
@NullMarked
package dev.freehold.controlplane.census;

import org.jspecify.annotations.NullMarked;
