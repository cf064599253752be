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
        Bucket bucket = new Bucket(platform.stack());
        bucket.put("tenants/" + source.id() + "/attachments/1");
        bucket.put("tenants/" + stranger.id() + "/attachments/2");
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
        String verified = done(
                "archive",
                "verify",
                tar.toString(),
                "--keys",
                platform.keys().publicKey("worker").toString());
        assertThat(verified).containsPattern("attachments +1, bytes: 1");

        String copy = platform.freshSlug("copy");
        List<String> order = order(copy, "import", "--archive", archive);
        CommandLine.Result unconfirmed = CommandLine.run(platform, order.toArray(String[]::new));
        assertThat(unconfirmed.exitCode()).as(unconfirmed.toString()).isEqualTo(5);
        order.addAll(List.of("--confirm-foreign", source.slug()));
        done(order.toArray(String[]::new));

        Placement from = platform.placement(source);
        Placement to = placement(copy, source);
        assertThat(to.database()).isNotEqualTo(from.database());
        assertThat(platform.pools().rows(to, "product.product"))
                .hasSize(20)
                .isEqualTo(platform.pools().rows(from, "product.product"));
        String copied = "tenants/" + platform.show(copy).getString("id") + "/attachments/";
        assertThat(bucket.has(copied + 1)).isTrue();
        assertThat(bucket.has(copied + 2)).isFalse();
        platform.asTenant(stranger).get("/v1/products").then().statusCode(200);
    }

    @Test
    void isMadeOfADatabaseElsewhereThatIsOnlyRead() throws IOException, InterruptedException {
        Tenant legacy = platform.createTenant("legacy");
        for (int i = 0; i < 20; i++) {
            platform.createProduct(legacy, UUID.randomUUID(), "SKU-" + i, "Ünïcode \"quoted\", number " + i);
        }
        Placement from = platform.placement(legacy);
        String reader = "reader_of_" + from.database();
        Orphans orphans = new Orphans(platform.stack());
        orphans.in(
                from.pool(),
                from.database().value(),
                "CREATE ROLE " + reader + " LOGIN PASSWORD 'p@ss' IN ROLE fh_owner",
                "GRANT CONNECT ON DATABASE " + from.database() + " TO " + reader);
        Path connection = Files.writeString(
                folder.resolve("source"),
                "postgresql://%s:p%%40ss@localhost:%d/%s\n"
                        .formatted(reader, orphans.port(from.pool()), from.database()));
        List<String> before = platform.pools().rows(from, "product.product");

        String slug = platform.freshSlug("adopted");
        done(order(slug, "adopt", "--source-file", connection.toString()).toArray(String[]::new));

        assertThat(platform.pools().rows(placement(slug, legacy), "product.product"))
                .hasSize(20)
                .isEqualTo(before);
        assertThat(platform.pools().rows(from, "product.product")).isEqualTo(before);
        platform.asTenant(legacy).get("/v1/products").then().statusCode(200);
        orphans.in(
                from.pool(),
                from.database().value(),
                "REVOKE CONNECT ON DATABASE " + from.database() + " FROM " + reader,
                "DROP ROLE " + reader);
    }

    private Placement placement(String slug, Tenant source) {
        return platform.placement(
                new Tenant(slug, platform.show(slug).getString("id"), source.adminEmail(), source.token()));
    }

    private List<String> order(String slug, String verb, String... origin) {
        List<String> order = new ArrayList<>(List.of("tenant", verb, "--slug", slug));
        order.addAll(List.of(origin));
        order.addAll(List.of("--legal-name", "Copy Ltd", "--tax-id", platform.freshTaxId(), "--country", "DE"));
        order.addAll(List.of("--contact-name", "Ada", "--admin-email", slug + "@example.org", "--plan", "standard"));
        order.addAll(List.of("--region", "local", "--environment", "demo", "--wait"));
        return order;
    }

    private String done(String... line) throws IOException, InterruptedException {
        CommandLine.Result result = CommandLine.run(platform, line);
        assertThat(result.exitCode())
                .as(String.join(" ", line) + "\n" + result.out() + result.err())
                .isZero();
        return result.out();
    }
}
