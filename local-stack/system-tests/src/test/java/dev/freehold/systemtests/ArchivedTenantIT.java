package dev.freehold.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;

import static org.assertj.core.api.Assertions.assertThat;

/** A tenant's archive is downloaded by its own admin, verified without the platform, and becomes a tenant with the same content. */
@ResourceLock(TestStacks.PLATFORM)
class ArchivedTenantIT {
    @TempDir
    private Path folder;

    private final Platform platform = Platform.shared();

    @Test
    void becomesAnotherTenantWithTheSameContent() throws IOException, InterruptedException {
        Tenant source = platform.createTenant("archived");
        Tenant stranger = platform.createTenant("stranger");
        for (int i = 0; i < 20; i++) {
            platform.createProduct(source, UUID.randomUUID(), "SKU-" + i, "Ünïcode \"quoted\", number " + i);
        }
        done("tenant", "export", source.slug(), "--wait");
        String archive = new ObjectMapper()
                .readTree(done("tenant", "archives", source.slug(), "--output", "json"))
                .findPath("id")
                .asText();

        Path tar = folder.resolve("archive.tar");
        Files.write(
                tar,
                platform.asTenant(source)
                        .get("/v1/archives/" + archive)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
        platform.asTenant(stranger).get("/v1/archives/" + archive).then().statusCode(404);
        done(
                "archive",
                "verify",
                tar.toString(),
                "--keys",
                platform.keys().publicKey("worker").toString());

        String copy = platform.freshSlug("copy");
        List<String> order = new ArrayList<>(List.of("tenant", "import", "--archive", archive, "--slug", copy));
        order.addAll(List.of("--legal-name", "Copy Ltd", "--tax-id", platform.freshTaxId(), "--country", "DE"));
        order.addAll(List.of("--contact-name", "Ada", "--admin-email", copy + "@example.org", "--plan", "standard"));
        order.addAll(List.of("--region", "local", "--environment", "demo", "--wait"));
        CommandLine.Result unconfirmed = CommandLine.run(platform, order.toArray(String[]::new));
        assertThat(unconfirmed.exitCode()).as(unconfirmed.toString()).isEqualTo(5);
        order.addAll(List.of("--confirm-foreign", source.slug()));
        done(order.toArray(String[]::new));

        Placement from = platform.placement(source);
        Placement to = platform.placement(
                new Tenant(copy, platform.show(copy).getString("id"), source.adminEmail(), source.token()));
        assertThat(to.database()).isNotEqualTo(from.database());
        assertThat(platform.pools().rows(to, "product.product"))
                .hasSize(20)
                .isEqualTo(platform.pools().rows(from, "product.product"));
        platform.asTenant(stranger).get("/v1/products").then().statusCode(200);
    }

    private String done(String... line) throws IOException, InterruptedException {
        CommandLine.Result result = CommandLine.run(platform, line);
        assertThat(result.exitCode())
                .as(String.join(" ", line) + "\n" + result.out() + result.err())
                .isZero();
        return result.out();
    }
}
