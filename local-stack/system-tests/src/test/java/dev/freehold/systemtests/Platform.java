package dev.freehold.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;
import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.service.DevelopmentKeys;
import dev.freehold.stack.service.Services;

import static java.util.Objects.requireNonNull;

/** The one running platform of this test run: its doors, its people and its tenants. */
final class Platform {
    private static final Region REGION = new Region("local");
    private static final RestAssuredConfig HTTP = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.connection.timeout", 5_000)
                    .setParam("http.socket.timeout", 60_000));

    private record OperatorToken(String token, long madeNanos) {
        boolean isFresh() {
            return System.nanoTime() - madeNanos < Duration.ofMinutes(2).toNanos();
        }
    }

    private static final class Shared {
        static final Platform INSTANCE = start();
    }

    private final LocalStack stack;
    private final Identity identity;
    private final PoolView pools;
    private final TraceCollector traces;
    private final Map<String, OperatorToken> operatorTokens = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final String run = Long.toString(System.currentTimeMillis() % 1_679_616, 36);

    private Platform(LocalStack stack, TraceCollector traces) {
        this.traces = requireNonNull(traces);
        this.stack = requireNonNull(stack);
        this.identity = new Identity(stack);
        this.pools = new PoolView(stack);
    }

    static Platform shared() {
        return Shared.INSTANCE;
    }

    private static Platform start() {
        Path folder = Checkout.find().root().resolve("local-stack/system-tests/target/platform");
        if (Files.exists(folder)) {
            StateFolder.delete(folder);
        }
        TraceCollector traces = new TraceCollector();
        Map<String, String> controlPlane = new HashMap<>(traces.settings());
        controlPlane.put("freehold.audit.anchor-every", "PT1S");
        LocalStack stack = TestStacks.start(StackOptions.forTests(folder)
                .withServiceSettings(Services.CONTROL_PLANE, controlPlane)
                .withServiceSettings(Services.WORKER, traces.settings())
                .withServiceSettings(Services.TENANT_SERVICE, traces.settings()));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-platform"));
        return new Platform(stack, traces);
    }

    LocalStack stack() {
        return stack;
    }

    Path repository() {
        return Checkout.find().root();
    }

    Identity identity() {
        return identity;
    }

    TraceCollector traces() {
        return traces;
    }

    PoolView pools() {
        return pools;
    }

    String controlPlaneUrl() {
        return stack.controlPlane().toString();
    }

    RequestSpecification controlPlane() {
        return RestAssured.given().config(HTTP).baseUri(controlPlaneUrl());
    }

    RequestSpecification tenantService() {
        return RestAssured.given().config(HTTP).baseUri(stack.tenantService().toString());
    }

    RequestSpecification asOperator() {
        return controlPlane().auth().oauth2(operatorToken("ops-admin"));
    }

    RequestSpecification asTenant(Tenant tenant) {
        return tenantService().auth().oauth2(tenant.token());
    }

    /** One is valid for five minutes; checking a password for each request would be most of the identity server's work. */
    String operatorToken(String user) {
        return operatorTokens
                .compute(
                        user,
                        (name, known) -> known != null && known.isFresh()
                                ? known
                                : new OperatorToken(stack.tokens().operator(name), System.nanoTime()))
                .token();
    }

    String freshSlug(String stem) {
        return stem + "-" + run + "-" + counter.incrementAndGet();
    }

    String freshTaxId() {
        return "DE" + run.toUpperCase(java.util.Locale.ROOT) + counter.incrementAndGet();
    }

    TenantRequest request(String stem) {
        return TenantRequest.of(freshSlug(stem), freshTaxId());
    }

    /** Creates a tenant and waits until it is served. */
    Tenant createTenant(String stem) {
        TenantRequest request = request(stem);
        Response accepted =
                asOperator().contentType("application/json").body(request).post("/v1/tenants");
        accepted.then().statusCode(202);
        awaitSucceeded(accepted.jsonPath().getString("id"));
        String slug = (String) requireNonNull(request.fields().get("slug"));
        String email = (String) requireNonNull(request.fields().get("adminEmail"));
        Tenant tenant = new Tenant(
                slug, show(slug).getString("id"), email, stack.tokens().member(email));
        Awaitility.await()
                .untilAsserted(() -> asTenant(tenant).get("/v1/me").then().statusCode(200));
        return tenant;
    }

    /** Nobody else is placed meanwhile: the other pool takes no tenants for that time. */
    Tenant createTenantInPool(String stem, PoolId pool) {
        List<String> others = Stream.of("local-a", "local-b")
                .filter(id -> !id.equals(pool.value()))
                .toList();
        others.forEach(
                id -> asOperator().post("/v1/pools/" + id + "/cordon").then().statusCode(200));
        try {
            return createTenant(stem);
        } finally {
            others.forEach(id ->
                    asOperator().post("/v1/pools/" + id + "/uncordon").then().statusCode(200));
        }
    }

    Tenant withFreshToken(Tenant tenant) {
        return new Tenant(
                tenant.slug(), tenant.id(), tenant.adminEmail(), stack.tokens().member(tenant.adminEmail()));
    }

    io.restassured.path.json.JsonPath show(String slug) {
        return asOperator()
                .get("/v1/tenants/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String lifecycle(Tenant tenant, String verb) {
        return accepted(asOperator().post("/v1/tenants/" + tenant.slug() + "/" + verb));
    }

    /** Deletes it and, once that is done, has it removed without waiting for the end of its retention. */
    String drop(Tenant tenant) {
        awaitSucceeded(accepted(asOperator().delete("/v1/tenants/" + tenant.slug() + "?confirm=" + tenant.slug())));
        return accepted(asOperator()
                .contentType("application/json")
                .body(Map.of("confirm", tenant.slug(), "archive", "none"))
                .post("/v1/tenants/" + tenant.slug() + "/purge"));
    }

    private static String accepted(Response response) {
        response.then().statusCode(202);
        return response.jsonPath().getString("id");
    }

    void awaitSucceeded(String operation) {
        String state = Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> asOperator()
                                .get("/v1/operations/" + operation)
                                .jsonPath()
                                .getString("state"),
                        current -> !"pending".equals(current) && !"running".equals(current));
        if (!"succeeded".equals(state)) {
            throw new AssertionError("the operation ended " + state + ": "
                    + asOperator().get("/v1/operations/" + operation).asString());
        }
    }

    void createProduct(Tenant tenant, UUID id, String sku, String name) {
        asTenant(tenant)
                .contentType("application/json")
                .body(Map.of("id", id.toString(), "sku", sku, "name", name, "price", new BigDecimal("1.00")))
                .post("/v1/products")
                .then()
                .statusCode(201);
    }

    /** Opens the tenant's sealed placement with the region's key, as somebody who stole that key would. */
    Placement placement(Tenant tenant) {
        Route route = feed().routes().stream()
                .filter(each -> each.tenant().toString().equals(tenant.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no route of " + tenant.slug()));
        return new PlacementOpener(
                        REGION,
                        OpeningKeys.parse(key(keys().privateKey("region"))),
                        VerifyingKeys.parse(key(keys().publicKey("worker"))))
                .open(route);
    }

    private RouteFeed feed() {
        String signed = controlPlane()
                .auth()
                .oauth2(stack.tokens().process("freehold-data-plane"))
                .get("/internal/v1/routes?after=0&wait=0")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return RouteFeed.verify(signed, VerifyingKeys.parse(key(keys().publicKey("authority"))), REGION);
    }

    DevelopmentKeys keys() {
        return new DevelopmentKeys(stack.folder());
    }

    private static String key(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
