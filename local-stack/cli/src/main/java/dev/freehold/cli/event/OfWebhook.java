package dev.freehold.cli.event;

import java.util.UUID;

import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.shell.Shell;

/** What is about one webhook. */
abstract class OfWebhook extends Verb {
    @Parameters(paramLabel = "ID", description = "The webhook's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    OfWebhook(Shell shell) {
        super(shell);
    }

    final Endpoint endpoint() {
        return Endpoint.of("v1", "webhooks", id.toString());
    }

    final Endpoint endpoint(String part) {
        return Endpoint.of("v1", "webhooks", id.toString(), part);
    }
}
