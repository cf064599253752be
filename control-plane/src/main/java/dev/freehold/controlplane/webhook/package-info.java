/** Who is told of events, and how far that is: subscriptions, deliveries, retries. FanOut observes events; SendDue delivers them; WebhooksResource is the way in. */
@NullMarked
package dev.freehold.controlplane.webhook;

import org.jspecify.annotations.NullMarked;
