package dev.freehold.tenantservice.support;

import java.time.Duration;
import java.util.UUID;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;

import static org.awaitility.Awaitility.await;

/** Two active tenants, acme and globex by prefix, each with an admin, and callers for them. */
public record TwoTenants(
        TestPlatform platform, ServiceProcess service, Placement acme, Placement globex, String suffix) {
    /** Makes two new ones that the service knows already. */
    public static TwoTenants published() {
        TestPlatform platform = TestPlatform.shared();
        ServiceProcess service = ServiceProcess.shared();
        TwoTenants two = new TwoTenants(
                platform,
                service,
                platform.databases().create(TestPlatform.newTenantId()),
                platform.databases().create(TestPlatform.newTenantId()),
                UUID.randomUUID().toString().substring(0, 8));
        platform.databases().addMember(two.acme, "alice", "admin");
        platform.databases().addMember(two.globex, "bob", "admin");
        two.publish(two.acmeRoute(RouteState.ACTIVE, 1), two.globexRoute(RouteState.ACTIVE, 1));
        return two;
    }

    public void publish(Route... routes) {
        platform.controlPlane().publish(routes);
        for (Route route : routes) {
            if (route.state() == RouteState.ACTIVE) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> as("nobody", route.tenant()).get("/v1/me").statusCode() != 404);
            }
        }
    }

    public Route acmeRoute(RouteState state, long epoch) {
        return platform.region().route(acmeSlug(), state, epoch, acme);
    }

    public Route globexRoute(RouteState state, long epoch) {
        return platform.region().route(globexSlug(), state, epoch, globex);
    }

    public String acmeSlug() {
        return "acme-" + suffix;
    }

    public String globexSlug() {
        return "globex-" + suffix;
    }

    /** Acme's admin. */
    public RequestSpecification alice() {
        return as("alice", acme.tenant());
    }

    /** Globex's admin. */
    public RequestSpecification bob() {
        return as("bob", globex.tenant());
    }

    public RequestSpecification as(String subject, TenantId... tenants) {
        return with(platform.issuer().token(subject, tenants));
    }

    public RequestSpecification with(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    public RequestSpecification anonymous() {
        return RestAssured.given().baseUri(service.url()).contentType(ContentType.JSON);
    }
}
