/** {@code freehold event …} and {@code freehold webhook …}: what happened, and who is told. Enter at {@link dev.freehold.cli.event.WebhookCommand}. */
@NullMarked
package dev.freehold.cli.event;

import org.jspecify.annotations.NullMarked;
