/**
 * Calls of the control plane's public API, JSON in and out, and the failures they end in. Enter at
 * {@link dev.freehold.cli.api.ControlPlane}.
 */
@NullMarked
package dev.freehold.cli.api;

import org.jspecify.annotations.NullMarked;
