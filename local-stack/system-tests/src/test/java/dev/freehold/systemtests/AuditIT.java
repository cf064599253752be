package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.audit.AuditLink;

import static org.assertj.core.api.Assertions.assertThat;

/** An auditor checks the trail with what the bucket and a copy of the keys say, and not the control plane. */
@ResourceLock(TestStacks.PLATFORM)
class AuditIT {
    @TempDir
    private Path folder;

    private final Platform platform = Platform.shared();

    @Test
    void showsWhoeverChangedTheTrail() throws Exception {
        Tenant tenant = platform.createTenant("audited");
        platform.awaitSucceeded(platform.lifecycle(tenant, "suspend"));
        Path trail = folder.resolve("trail.jsonl");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Files.writeString(
                    trail, CommandLine.run(platform, "audit", "export").out());
            CommandLine.Result whole = verify(trail);
            assertThat(whole.exitCode()).as(whole.toString()).isZero();
            assertThat(whole.out()).contains(vouched(trail));
        });
        List<String> lines = Files.readAllLines(trail);
        int at = indexOf(lines, tenant);
        String id = AuditLink.parse(lines.get(at)).content().id().toString();

        assertBroken(
                replaced(lines, at, lines.get(at).replace("tenant.suspend", "tenant.resume")), id + ") was edited");
        assertBroken(
                Stream.concat(lines.stream().limit(at), lines.stream().skip(at + 1)),
                "Entry " + (at + 1) + " is missing");
        assertBroken(
                Stream.of(
                                lines.stream().limit(at - 1),
                                Stream.of(lines.get(at), lines.get(at - 1)),
                                lines.stream().skip(at + 1))
                        .flatMap(part -> part),
                "is missing: after it comes entry " + (at + 1) + " (" + id + ")");
        assertBroken(lines.stream().limit(at), "Entries " + (at + 1) + " to ");
    }

    private static int indexOf(List<String> lines, Tenant tenant) {
        return lines.indexOf(lines.stream()
                .filter(line -> line.contains("tenant.suspend") && line.contains(tenant.id()))
                .findFirst()
                .orElseThrow());
    }

    private static Stream<String> replaced(List<String> lines, int at, String line) {
        return Stream.of(
                        lines.stream().limit(at),
                        Stream.of(line),
                        lines.stream().skip(at + 1))
                .flatMap(part -> part);
    }

    private void assertBroken(Stream<String> lines, String message) throws IOException, InterruptedException {
        Path changed = folder.resolve("changed.jsonl");
        Files.write(changed, lines.toList());
        CommandLine.Result result = verify(changed);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).contains(message);
    }

    private CommandLine.Result verify(Path trail) throws IOException, InterruptedException {
        return CommandLine.run(
                platform,
                "audit",
                "verify",
                trail.toString(),
                "--keys",
                platform.keys().publicKey("authority").toString(),
                "--heads",
                heads().toString());
    }

    /** The control plane's bucket as its files; only heads of what was exported, as if they had been copied before. */
    private Path heads() throws IOException {
        Path bucket;
        try (Stream<Path> files = Files.walk(platform.stack().folder().path())) {
            bucket = files.filter(path -> path.endsWith("freehold-audit"))
                    .findFirst()
                    .orElseThrow();
        }
        return bucket;
    }

    private static String vouched(Path trail) throws IOException {
        long length;
        try (Stream<String> lines = Files.lines(trail)) {
            length = lines.count();
        }
        return "vouch for the first " + length + " of them";
    }
}
