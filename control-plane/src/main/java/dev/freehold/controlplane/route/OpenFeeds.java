package dev.freehold.controlplane.route;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import dev.freehold.controlplane.placement.PoolRegistered;

import static java.util.Objects.requireNonNull;

/** Opens the feeds of all regions once their pools are registered. */
@ApplicationScoped
class OpenFeeds {
    private final FeedTable feeds;

    OpenFeeds(FeedTable feeds) {
        this.feeds = requireNonNull(feeds);
    }

    @Transactional
    void run(@Observes @Priority(200) StartupEvent event) {
        feeds.openFeeds();
    }

    /** In the same transaction. */
    void registered(@Observes PoolRegistered event) {
        feeds.openFeeds();
    }
}
