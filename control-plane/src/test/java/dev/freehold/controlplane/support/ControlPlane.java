package dev.freehold.controlplane.support;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.tenancy.TenantId;

import static io.restassured.RestAssured.given;

/** Calls the service as an operator does. */
public final class ControlPlane {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private ControlPlane() {}

    public static RequestSpecification as(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification asAdmin() {
        return as(Tokens.admin());
    }

    /** A slug that no other test has. */
    public static String newSlug() {
        return "tenant-" + COUNT.incrementAndGet();
    }

    /** A body that is valid in every field. */
    public static Map<String, Object> validTenant(String slug, String region) {
        Map<String, Object> body = new HashMap<>();
        body.put("slug", slug);
        body.put("legalName", "Acme Ägypten GmbH & Co. KG");
        body.put("taxId", "DE-" + slug.hashCode() * -1L + "/" + COUNT.incrementAndGet());
        body.put("country", "DE");
        body.put("contactName", "Ada O'Neill");
        body.put("adminEmail", "ada+" + slug + "@acme.example");
        body.put("plan", "standard");
        body.put("region", region);
        body.put("environment", "production");
        return body;
    }

    public static Response create(Map<String, Object> body) {
        return create("", body);
    }

    /** At a service elsewhere. */
    public static Response create(String url, Map<String, Object> body) {
        return asAdmin().body(body).post(url + "/v1/tenants");
    }

    /** The id of the operation that answers. */
    public static String accepted(Response response) {
        return response.then().statusCode(202).extract().path("id");
    }

    /** A tenant that a worker has provisioned; its slug. */
    public static String newActiveTenant(Worker worker) {
        return newActiveTenant(worker, Map.of());
    }

    /** Answers its slug. */
    public static String newActiveTenant(Worker worker, Map<String, Object> more) {
        String slug = newSlug();
        Map<String, Object> body = validTenant(slug, worker.region());
        body.putAll(more);
        accepted(create(body));
        worker.succeed(worker.lease()).then().statusCode(204);
        return slug;
    }

    public static String newSuspendedTenant(Worker worker) {
        String slug = newActiveTenant(worker);
        suspend(slug);
        worker.succeed(worker.lease());
        return slug;
    }

    public static String newDroppedTenant(Worker worker) {
        String slug = newActiveTenant(worker);
        drop(worker, slug);
        worker.succeed(worker.lease());
        return slug;
    }

    /** One whose provisioning was undone. */
    public static String newFailedTenant(Worker worker) {
        String slug = newSlug();
        accepted(create(validTenant(slug, worker.region())));
        worker.end(worker.lease(), Outcome.COMPENSATE);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        return slug;
    }

    public static String suspend(String slug) {
        return accepted(asAdmin().post("/v1/tenants/{slug}/suspend", slug));
    }

    public static String resume(String slug) {
        return accepted(asAdmin().post("/v1/tenants/{slug}/resume", slug));
    }

    public static String verify(String slug) {
        return accepted(asAdmin().post("/v1/tenants/{slug}/verify", slug));
    }

    public static String rotate(String slug) {
        return accepted(asAdmin().post("/v1/tenants/{slug}/rotate-credential", slug));
    }

    public static String delete(String slug) {
        return accepted(asAdmin().delete("/v1/tenants/{slug}?confirm={slug}", slug, slug));
    }

    public static String purge(String slug) {
        return accepted(
                asAdmin().body(Map.of("confirm", slug, "archive", "none")).post("/v1/tenants/{slug}/purge", slug));
    }

    /** Deletes the tenant and, once the worker has offboarded it, orders its drop; that operation. */
    public static String drop(Worker worker, String slug) {
        delete(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        return purge(slug);
    }

    /** The id of the tenant that has the slug. */
    public static TenantId idOf(String slug) {
        String id = asAdmin()
                .get("/v1/tenants/{slug}", slug)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        return new TenantId(UUID.fromString(id));
    }

    public static String stateOf(String slug) {
        return asAdmin()
                .get("/v1/tenants/{slug}", slug)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    public static int epochOf(String slug) {
        return asAdmin()
                .get("/v1/tenants/{slug}", slug)
                .then()
                .statusCode(200)
                .extract()
                .path("epoch");
    }

    public static String operationState(String id) {
        return asAdmin()
                .get("/v1/operations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }
}
