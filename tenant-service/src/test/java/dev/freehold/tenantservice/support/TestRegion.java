package dev.freehold.tenantservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** A region's keys, and what worker and authority sign with theirs. */
public final class TestRegion {
    public static final Region REGION = new Region("local");
    public static final PlanLimits LIMITS = new PlanLimits(5, 100, 10_000, 16, 4);

    private final SigningKey authority = SigningKey.generate("authority-1");
    private final SigningKey worker = SigningKey.generate("worker-1");
    private final OpeningKeys region = OpeningKeys.generate("local-1");
    private final PlacementSealer sealer = new PlacementSealer(worker, SealingKey.parse(region.publicJwks()));

    public SigningKey worker() {
        return worker;
    }

    public SealingKey sealingKey() {
        return SealingKey.parse(region.publicJwks());
    }

    SigningKey authority() {
        return authority;
    }

    public Route route(String slug, RouteState state, long epoch, Placement placement) {
        return route(slug, state, epoch, placement, license(placement.tenant(), LIMITS));
    }

    public Route route(String slug, RouteState state, long epoch, Placement placement, String license) {
        return new Route(
                placement.tenant(), new TenantSlug(slug), state, new Epoch(epoch), sealer.seal(placement), license);
    }

    public String license(TenantId tenant, PlanLimits limits) {
        Instant now = Instant.now();
        return license(tenant, limits, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)))
                .sign(authority);
    }

    public License license(TenantId tenant, PlanLimits limits, Instant from, Instant until) {
        return new License(tenant, "standard", limits, Set.of("products"), from, until, Duration.ofDays(7));
    }

    /** A licence with these features and no others. */
    public String licenseOf(TenantId tenant, Set<String> features) {
        Instant now = Instant.now();
        License usual = license(tenant, LIMITS, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
        return new License(
                        tenant,
                        usual.plan(),
                        usual.limits(),
                        features,
                        usual.validFrom(),
                        usual.validUntil(),
                        usual.grace())
                .sign(authority);
    }

    /** Signed by someone who is not the authority but uses its key's name. */
    public String forgedLicense(TenantId tenant) {
        Instant now = Instant.now();
        return license(tenant, LIMITS, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)))
                .sign(SigningKey.generate("authority-1"));
    }

    public String sign(License license) {
        return license.sign(authority);
    }

    /** Writes the files that are mounted in a data plane, and names them. */
    Map<String, String> files(Path folder) {
        return Map.of(
                "freehold.region", REGION.value(),
                "freehold.seal.region-key-file", write(folder, "region.jwks", region.privateJwks()),
                "freehold.seal.worker-public-key-file", write(folder, "worker.jwks", worker.publicJwks()),
                "freehold.authority.public-key-file", write(folder, "authority.jwks", authority.publicJwks()));
    }

    private static String write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
