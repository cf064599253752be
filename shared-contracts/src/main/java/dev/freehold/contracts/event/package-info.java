/** What the control plane tells the world by webhooks: CloudEvents, and the signature that shows whom they are from. Enter at SignedWebhook. */
@NullMarked
package dev.freehold.contracts.event;

import org.jspecify.annotations.NullMarked;
