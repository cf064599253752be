package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.freehold.contracts.route.RouteFeed;

/** Keeps on disk what the table took. The disk is a convenience: its failure is logged and never stops the feed. */
@ApplicationScoped
class RouteMemory {
    private static final Logger LOG = Logger.getLogger(RouteMemory.class);
    private static final int CHANGES_BEFORE_A_SNAPSHOT = 200;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final Optional<RouteFile> file;
    private final Clock clock;
    private int changes;
    private boolean whole;
    private Instant notBefore = Instant.MIN;

    RouteMemory(@ConfigProperty(name = "freehold.state-dir") Optional<Path> folder, Clock clock) {
        this.file = folder.map(RouteFile::new);
        this.clock = clock;
    }

    /** Whether the file lacks something that only a snapshot can bring, or has grown long; once a minute at most while the disk fails. */
    boolean wantsSnapshot() {
        return file.isPresent()
                && (!whole || changes >= CHANGES_BEFORE_A_SNAPSHOT)
                && !clock.instant().isBefore(notBefore);
    }

    /** Fills the table with what was kept. Where a line is not right, what came before it counts and a snapshot is asked for. */
    void restore(RouteTable table) {
        try {
            List<String> lines = file.map(RouteFile::read).orElse(List.of());
            lines.forEach(table::take);
            whole = !lines.isEmpty();
            changes = lines.size();
        } catch (RuntimeException refused) {
            LOG.error("The routes kept on disk are not right from some line on, which is ignored", refused);
        }
    }

    void keep(String signed, RouteFeed feed) {
        if (file.isEmpty()) {
            return;
        }
        try {
            write(file.get(), signed, feed);
        } catch (IOException e) {
            whole = false;
            notBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
            LOG.error("The routes cannot be kept on disk", e);
        }
    }

    private void write(RouteFile target, String signed, RouteFeed feed) throws IOException {
        if (feed.snapshot()) {
            target.replace(signed);
            whole = true;
            changes = 0;
        } else if (whole) {
            target.append(signed);
            changes++;
        }
    }
}
