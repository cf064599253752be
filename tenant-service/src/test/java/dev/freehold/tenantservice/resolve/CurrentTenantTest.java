package dev.freehold.tenantservice.resolve;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CurrentTenantTest {
    private static final TenantId ACME = TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5");

    private final CurrentTenant current = new CurrentTenant();

    @Test
    void isSetOnceEvenToTheSame() {
        current.set(ACME, new TenantSlug("acme"), "alice");
        assertThatIllegalStateException()
                .isThrownBy(() -> current.set(ACME, new TenantSlug("acme"), "alice"))
                .withMessageContaining("already");
        assertThat(current.id()).isEqualTo(ACME);
        assertThat(current.subject()).isEqualTo("alice");
    }

    @Test
    void refusesToBeAskedBeforeItIsSet() {
        assertThatExceptionOfType(NoTenantException.class).isThrownBy(current::id);
        assertThatExceptionOfType(NoTenantException.class).isThrownBy(current::subject);
    }
}
