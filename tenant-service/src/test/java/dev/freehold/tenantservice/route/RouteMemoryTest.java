package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.route.RouteFeed;

import static org.assertj.core.api.Assertions.assertThat;

class RouteMemoryTest {
    private static final RouteFeed SNAPSHOT = new RouteFeed(RouteFixture.REGION, 1, 0, true, Instant.EPOCH, List.of());

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void asksForASnapshotUntilOneIsKept() {
        RouteMemory memory = new RouteMemory(Optional.of(folder), clock);
        assertThat(memory.wantsSnapshot()).isTrue();

        memory.keep(SNAPSHOT.sign(RouteFixture.AUTHORITY), SNAPSHOT);

        assertThat(memory.wantsSnapshot()).isFalse();
    }

    @Test
    void asksOnceAMinuteWhileTheDiskFails() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("a-file"));
        RouteMemory memory = new RouteMemory(Optional.of(inTheWay), clock);

        memory.keep(SNAPSHOT.sign(RouteFixture.AUTHORITY), SNAPSHOT);

        assertThat(memory.wantsSnapshot()).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(memory.wantsSnapshot()).isTrue();
    }

    @Test
    void wantsNothingWhereNoFolderIsSet() {
        assertThat(new RouteMemory(Optional.empty(), clock).wantsSnapshot()).isFalse();
    }
}
