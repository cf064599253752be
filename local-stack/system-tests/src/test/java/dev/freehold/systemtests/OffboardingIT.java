package dev.freehold.systemtests;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A customer's contract ends, from the command line: no residue, and a paper that says so. */
@ResourceLock(TestStacks.PLATFORM)
class OffboardingIT {
    private final Platform platform = Platform.shared();

    @Test
    void leavesNothingButACertificateThatHoldsByPublicKeysAlone() throws IOException, InterruptedException {
        Tenant neighbour = platform.createTenant("stays");
        Tenant tenant = platform.createTenant("leaves");
        String slug = tenant.slug();
        Placement placement = platform.placement(tenant);

        done("tenant", "delete", slug, "--confirm", slug, "--wait");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> platform.asTenant(tenant)
                        .get("/v1/products")
                        .then()
                        .statusCode(403)
                        .body("code", equalTo("tenant_suspended")));
        assertThat(platform.pools().canLogIn(placement)).isFalse();
        assertThat(platform.show(slug).getString("state")).isEqualTo("deleting");
        assertThat(platform.show(slug).getString("dropAfter")).isNotNull();
        assertThat(platform.pools().databases(placement.pool()))
                .contains(placement.database().value());

        done("tenant", "purge", slug, "--confirm", slug, "--no-archive", "--wait");
        assertThat(platform.show(slug).getString("state")).isEqualTo("dropped");
        assertThat(platform.identity().groupExists(tenant.id())).isFalse();

        String told = done(certificate(slug, "authority", "worker"));
        assertThat(told)
                .contains(tenant.id())
                .contains(placement.database().value())
                .contains("Both signatures hold");
        assertThat(CommandLine.run(platform, certificate(slug, "worker", "authority"))
                        .exitCode())
                .isNotZero();
        assertThat(CommandLine.run(platform, "tenant", "certificate", neighbour.slug())
                        .exitCode())
                .isEqualTo(3);

        CensusView census = CensusView.take(platform);
        assertThat(census.json().prettify())
                .doesNotContain(tenant.id())
                .doesNotContain(slug)
                .doesNotContain(placement.database().value());
        platform.asTenant(neighbour).get("/v1/products").then().statusCode(200);
    }

    private String[] certificate(String slug, String authority, String worker) {
        return new String[] {
            "tenant",
            "certificate",
            slug,
            "--verify",
            "--keys",
            platform.keys().publicKey(authority).toString(),
            "--worker-keys",
            platform.keys().publicKey(worker).toString()
        };
    }

    private String done(String... line) throws IOException, InterruptedException {
        CommandLine.Result result = CommandLine.run(platform, line);
        List<String> what = new ArrayList<>(List.of(line));
        what.add(result.err());
        assertThat(result.exitCode()).as(String.join(" ", what)).isZero();
        return result.out();
    }
}
