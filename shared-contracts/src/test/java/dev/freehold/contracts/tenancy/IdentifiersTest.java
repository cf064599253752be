package dev.freehold.contracts.tenancy;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "Fh", "fh-x", "fh x", "fh\"; DROP DATABASE x", "f\u00e4"})
    void refusesNamesThatWouldNeedCare(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DatabaseName(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoleName(name));
    }

    @Test
    void holdsNamesToWhatTheServerKeeps() {
        assertThat(new DatabaseName("f".repeat(63)).value()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> new DatabaseName("f".repeat(64)));
    }

    @Test
    void refusesRolesOfTheServer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RoleName("pg_execute_server_program"));
    }

    @Test
    void takesOnlyUuidsOfVersionSevenAsTenantIds() {
        String id = "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5";
        assertThat(TenantId.parse(id)).hasToString(id);
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(UUID.randomUUID()));
        assertThatIllegalArgumentException().isThrownBy(() -> TenantId.parse("197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5"));
    }
}
