package dev.freehold.tenantservice.resolve;

import java.io.StringReader;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.tenancy.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class TenantClaimTest {
    private static final String ACME = "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5";
    private static final String GLOBEX = "0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f6";

    @Test
    void readsATextAndAListOfTexts() {
        assertThat(TenantClaim.read(ACME)).containsExactly(TenantId.parse(ACME));
        assertThat(TenantClaim.read(json("\"" + ACME + "\""))).containsExactly(TenantId.parse(ACME));
        assertThat(TenantClaim.read(json("[\"%s\",\"%s\",\"%s\"]".formatted(ACME, GLOBEX, ACME))))
                .containsExactlyInAnyOrder(TenantId.parse(ACME), TenantId.parse(GLOBEX));
    }

    @Test
    void readsKeycloaksOrganizations() {
        assertThat(TenantClaim.read(json("{\"acme\":{\"id\":\"%s\"},\"globex\":{\"id\":\"x\",\"tenant_id\":[\"%s\"]}}"
                        .formatted(ACME, GLOBEX))))
                .containsExactlyInAnyOrder(TenantId.parse(ACME), TenantId.parse(GLOBEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"acme\"",
                "\"0197e2d4-3a5b-4c6d-8e7f-a0b1c2d3e4f5\"",
                "\"197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5\"",
                "[]",
                "[[\"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5\"]]",
                "{\"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5\":{}}",
                "{\"acme\":\"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5\"}",
                "[\"acme\"]",
                "5",
                "true",
                "null"
            })
    void readsNoTenantOutOfAnythingElse(String claim) {
        assertThat(TenantClaim.read(json(claim))).isEmpty();
        assertThat(TenantClaim.read(null)).isEmpty();
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
