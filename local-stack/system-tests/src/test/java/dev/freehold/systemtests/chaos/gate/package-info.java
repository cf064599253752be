/**
 * Gates between a worker and what it talks to: they read what passes, and a {@link
 * dev.freehold.systemtests.chaos.gate.Gatekeeper} may stop it, or let it pass and keep the answer.
 */
@NullMarked
package dev.freehold.systemtests.chaos.gate;

import org.jspecify.annotations.NullMarked;
