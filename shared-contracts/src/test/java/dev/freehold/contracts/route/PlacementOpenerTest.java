package dev.freehold.contracts.route;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlacementOpenerTest {
    private static final TenantId ACME = TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");
    private static final TenantId GLOBEX = TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f6");
    private static final Region EU = new Region("eu");

    private final SigningKey worker = SigningKey.generate("worker-1");
    private final OpeningKeys region = OpeningKeys.generate("eu-1");
    private final PlacementSealer sealer = new PlacementSealer(worker, SealingKey.parse(region.publicJwks()));
    private final PlacementOpener opener = new PlacementOpener(EU, region, VerifyingKeys.parse(worker.publicJwks()));

    @Test
    void opensWhatTheWorkerSealedToThisRegion() {
        Placement placement = placement(ACME, EU, new Epoch(1));
        assertThat(opener.open(route(ACME, new Epoch(3), sealer.seal(placement))))
                .isEqualTo(placement);
    }

    @Test
    void refusesAnotherTenantsPlacement() {
        String globex = sealer.seal(placement(GLOBEX, EU, new Epoch(1)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> opener.open(route(ACME, new Epoch(1), globex)))
                .withMessageContaining("another tenant");
    }

    @Test
    void refusesAPlacementOfAnotherRegionOrOfALaterEpoch() {
        String us = sealer.seal(placement(ACME, new Region("us"), new Epoch(1)));
        String later = sealer.seal(placement(ACME, EU, new Epoch(2)));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> opener.open(route(ACME, new Epoch(1), us)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> opener.open(route(ACME, new Epoch(1), later)));
    }

    @Test
    void refusesAForgedOneThatIsOnlyEncryptedToTheRegion() {
        String forged = new PlacementSealer(SigningKey.generate("worker-1"), SealingKey.parse(region.publicJwks()))
                .seal(placement(ACME, EU, new Epoch(1)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> opener.open(route(ACME, new Epoch(1), forged)));
    }

    @Test
    void cannotBeOpenedWithAnotherKeyOfTheSameName() {
        PlacementOpener stranger =
                new PlacementOpener(EU, OpeningKeys.generate("eu-1"), VerifyingKeys.parse(worker.publicJwks()));
        String sealed = sealer.seal(placement(ACME, EU, new Epoch(1)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> stranger.open(route(ACME, new Epoch(1), sealed)));
    }

    @Test
    void tellsNoPasswordWhenPrinted() {
        assertThat(placement(ACME, EU, new Epoch(1)).toString()).doesNotContain("canary-password");
    }

    private static Placement placement(TenantId tenant, Region region, Epoch epoch) {
        return new Placement(
                tenant,
                region,
                new PoolId("eu-a"),
                new DatabaseName("fh_1"),
                new RoleName("fh_1_a"),
                "canary-password",
                epoch);
    }

    private static Route route(TenantId tenant, Epoch epoch, String sealed) {
        return new Route(tenant, new TenantSlug("acme"), RouteState.ACTIVE, epoch, sealed, null);
    }
}
