/**
 * Kills, freezes and crowds the platform from outside and looks at what is left. Services run as packaged, with no hook
 * inside; between each worker and its surroundings stand the gates of {@link dev.freehold.systemtests.chaos.gate}.
 */
@NullMarked
package dev.freehold.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
