package dev.freehold.systemtests;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator's command line against the running platform. */
@ResourceLock(TestStacks.PLATFORM)
class CommandLineIT {
    private final Platform platform = Platform.shared();

    @Test
    void createsATenantAndListsEachStepWithItsTime() throws Exception {
        String slug = platform.freshSlug("cli");
        CommandLine.Result created = CommandLine.run(
                platform,
                "tenant",
                "create",
                "--slug",
                slug,
                "--legal-name",
                "Command Line Ltd",
                "--tax-id",
                platform.freshTaxId(),
                "--country",
                "DE",
                "--contact-name",
                "Ada Lovelace",
                "--admin-email",
                slug + "@example.org",
                "--plan",
                "standard",
                "--region",
                "local",
                "--environment",
                "demo",
                "--wait");
        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(created.out())
                .contains("succeeded")
                .containsPattern("isolation_proof\\s+succeeded\\s+1\\s+[0-9.]+ m?s");

        assertThat(CommandLine.run(platform, "tenant", "suspend", slug, "--wait")
                        .exitCode())
                .isZero();
        assertThat(CommandLine.run(platform, "tenant", "show", slug, "--output", "json")
                        .out())
                .contains("\"suspended\"");
        assertThat(CommandLine.run(platform, "tenant", "resume", slug, "--wait").exitCode())
                .isZero();
        CommandLine.Result twice = CommandLine.run(platform, "tenant", "resume", slug);
        assertThat(twice.exitCode()).isEqualTo(4);
        assertThat(twice.err()).contains("state_conflict");
        assertThat(CommandLine.run(platform, "tenant", "delete", slug).exitCode())
                .isEqualTo(2);
        done("tenant", "delete", slug, "--confirm", slug, "--wait");
        done("tenant", "undelete", slug, "--wait");
        done("tenant", "delete", slug, "--confirm", slug, "--wait");
        done("tenant", "purge", slug, "--confirm", slug, "--no-archive", "--wait");
        assertThat(CommandLine.run(platform, "tenant", "show", "no-such-tenant").exitCode())
                .isEqualTo(3);
    }

    private void done(String... line) throws IOException, InterruptedException {
        assertThat(CommandLine.run(platform, line).exitCode())
                .as(String.join(" ", line))
                .isZero();
    }
}
