/** What must hold before this worker takes work: safe settings, safe pools. SafeStart is the door; it ends the process where they are not. */
@NullMarked
package dev.freehold.worker.startup;

import org.jspecify.annotations.NullMarked;
