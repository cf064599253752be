package dev.freehold.controlplane.platform;

import java.util.List;
import java.util.Map;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.RecordedSpans;
import dev.freehold.controlplane.support.TestRegions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class TracingIT {
    @Inject
    RecordedSpans spans;

    @Test
    void hasTheStatementsOfARequestInItsTraceAndNoValueOfThem() {
        Map<String, Object> tenant = ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.SHARED);
        String trace =
                ControlPlane.create(tenant).then().statusCode(202).extract().path("traceId");
        // The request's own span ends after its answer.
        await().until(() ->
                spans.of(trace).stream().anyMatch(span -> span.getName().contains("POST /v1/tenants")));

        List<SpanData> all = spans.of(trace);
        assertThat(all)
                .extracting(span -> span.getAttributes().asMap().toString())
                .anyMatch(attributes -> attributes.contains("INSERT INTO tenant "))
                .anyMatch(attributes -> attributes.contains("INSERT INTO command "))
                .noneMatch(attributes -> attributes.contains("@acme.example"))
                .noneMatch(attributes -> attributes.contains("'available'"));
        assertThat(all).hasSizeGreaterThan(5);
    }
}
