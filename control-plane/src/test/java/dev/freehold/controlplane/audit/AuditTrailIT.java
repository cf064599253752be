package dev.freehold.controlplane.audit;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class AuditTrailIT {
    private final Worker worker = new Worker(TestRegions.next());

    @Inject
    Jdbi jdbi;

    @Test
    void tellsWhoDidWhatWithoutPersonalData() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.asAdmin()
                .header("If-Match", "*")
                .body(Map.of("contactName", "Zoe Secret"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease());
        ControlPlane.resume(slug);
        worker.succeed(worker.lease());
        ControlPlane.drop(worker, slug);

        List<Map<String, Object>> entries = entries(slug);
        assertThat(entries)
                .extracting(entry -> entry.get("action"))
                .containsExactly(
                        "tenant.create",
                        "tenant.revise",
                        "tenant.suspend",
                        "tenant.resume",
                        "tenant.delete",
                        "tenant.purge");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry).containsEntry("actor", "ops-admin").containsEntry("roles", "platform-admin");
            assertThat((String) entry.get("trace_id")).matches("[0-9a-f]{32}");
        });
        assertThat(entries.toString())
                .doesNotContain("Zoe")
                .doesNotContain("Ada")
                .doesNotContain("@");
    }

    @Test
    void tellsWhatWasBeforeAndWhatIsAfter() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        assertThat(changes(slug)).containsExactly("provisioning active 1 1", "active suspended 1 2");
    }

    private List<String> changes(String slug) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT concat_ws(' ', a.detail #>> '{before,state}', a.detail #>> '{after,state}',
                                         a.detail #>> '{before,epoch}', a.detail #>> '{after,epoch}')
                        FROM audit_entry a JOIN tenant t ON t.id = a.subject
                        WHERE t.slug = :slug AND a.action = 'tenant.change'
                        ORDER BY a.id
                        """).bind("slug", slug).mapTo(String.class).list());
    }

    @Test
    void writesNothingOfARefusedAction() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.asAdmin().post("/v1/tenants/{slug}/resume", slug).then().statusCode(409);
        assertThat(entries(slug)).hasSize(1);
    }

    @Test
    void takesPersonalDataOutOfFinishedCommands() {
        String slug = ControlPlane.newActiveTenant(worker);
        List<String> messages = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT c.message::text FROM command c JOIN tenant t ON t.id = c.tenant WHERE t.slug = :slug")
                .bind("slug", slug)
                .mapTo(String.class)
                .list());
        assertThat(messages)
                .singleElement()
                .asString()
                .contains(slug)
                .doesNotContain("firstAdmin")
                .doesNotContain("@");
    }

    private List<Map<String, Object>> entries(String slug) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT a.actor, array_to_string(a.roles, ',') AS roles, a.action, a.detail::text AS detail, a.trace_id
                        FROM audit_entry a JOIN tenant t ON t.id = a.subject
                        WHERE t.slug = :slug AND a.action LIKE 'tenant.%' AND a.action <> 'tenant.change'
                        ORDER BY a.id
                        """).bind("slug", slug).mapToMap().list());
    }
}
