package dev.freehold.worker.census.resolve;

import java.io.IOException;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.testing.Leases;
import dev.freehold.worker.testing.Workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrayObjectsIT {
    private final Workbench bench = new Workbench();
    private final TenantId gone = Leases.newTenant();
    private final TenantId other = Leases.newTenant();

    @Test
    void removesWhatIsConfirmedAndStillThereAndNothingOfAnother() throws IOException {
        bench.objects.put(TenantPrefix.of(gone) + "a/b", new byte[] {1});
        bench.objects.put(TenantPrefix.of(other) + "a/b", new byte[] {1});

        refused(gone.toString(), false);
        refused(other.toString(), true);
        refused(gone.toString().toUpperCase(Locale.ROOT), true);
        assertThat(bench.objects.anyUnder(TenantPrefix.of(gone))).isTrue();
        resolve(gone.toString(), true);

        assertThat(bench.objects.anyUnder(TenantPrefix.of(gone))).isFalse();
        assertThat(bench.objects.anyUnder(TenantPrefix.of(other))).isTrue();
        refused(gone.toString(), true);
    }

    @Test
    void removesNothingOfATenantThatAPoolKeepsWhateverTheControlPlaneSays() throws IOException {
        bench.provision(gone);
        bench.objects.put(TenantPrefix.of(gone) + "a", new byte[] {1});

        refused(gone.toString(), true);

        assertThat(bench.objects.anyUnder(TenantPrefix.of(gone))).isTrue();
        bench.succeed(OperationKind.DROP, gone);
    }

    private void refused(String subject, boolean confirmed) {
        assertThatExceptionOfType(RefusedResolution.class).isThrownBy(() -> resolve(subject, confirmed));
    }

    private void resolve(String subject, boolean confirmed) {
        new StrayObjects(bench.objects, new Ledgers(bench.pools), () -> {})
                .resolve(new Resolution(FindingKind.OBJECTS_ORPHANED, subject, gone, 1, confirmed));
    }
}
