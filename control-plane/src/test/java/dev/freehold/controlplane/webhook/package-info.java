@NullMarked
package dev.freehold.controlplane.webhook;

import org.jspecify.annotations.NullMarked;
