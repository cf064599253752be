/** What happened to tenants, kept for a while and told to webhooks. RecordEvents observes it in the transactions in which it happens; EventsResource shows it. */
@NullMarked
package dev.freehold.controlplane.event;

import org.jspecify.annotations.NullMarked;
