package dev.freehold.tenantservice;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;

/** The products of one tenant over HTTP: what is stored, what is refused and how it is told. */
class ProductsIT {
    private static TwoTenants two;

    @BeforeAll
    static void publishTwo() {
        two = TwoTenants.published();
    }

    @Test
    void storesReadsChangesAndRemovesAProduct() {
        Response created = post(Map.of("sku", "LIFE-1", "name", "Größe 🚲", "price", 12.5));
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        String location = "/v1/products/" + created.path("id");
        assertThat(created.header("Location")).endsWith(location);

        Response read = two.alice().get(location);
        assertThat(read.asString()).isEqualTo(created.asString());
        assertThat(read.header("ETag")).isEqualTo("\"0\"");

        Response changed = two.alice()
                .header("If-Match", "\"0\"")
                .body(Map.of("sku", "LIFE-1", "name", "Name", "price", 13))
                .put(location);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        assertThat(changed.path("price").toString()).isEqualTo("13");

        assertThat(two.alice().header("If-Match", "\"0\"").delete(location).statusCode())
                .isEqualTo(412);
        assertThat(two.alice().header("If-Match", "\"1\"").delete(location).statusCode())
                .isEqualTo(204);
        assertThat(two.alice().get(location).statusCode()).isEqualTo(404);
    }

    @Test
    void demandsAFreshIfMatchForAChange() {
        String location =
                post(Map.of("sku", "MATCH-1", "name", "n", "price", 1)).header("Location");
        String path = location.substring(location.indexOf("/v1/"));
        Map<String, Object> body = Map.of("sku", "MATCH-1", "name", "m", "price", 1);
        requireProblem(two.alice().body(body).put(path), 428, "precondition_required");
        requireProblem(two.alice().header("If-Match", "\"7\"").body(body).put(path), 412, "precondition_failed");
        requireProblem(two.alice().header("If-Match", "W/\"0\"").body(body).put(path), 412, "precondition_failed");
        assertThat(two.alice()
                        .header("If-Match", "\"9\", \"0\"")
                        .body(body)
                        .put(path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(two.alice().header("If-Match", "*").body(body).put(path).header("ETag"))
                .as("equal values leave the version")
                .isEqualTo("\"1\"");
        requireProblem(
                two.alice()
                        .header("If-Match", "*")
                        .body(Map.of("id", UUID.randomUUID(), "sku", "MATCH-1", "name", "m", "price", 1))
                        .put(path),
                400,
                "invalid_request");
    }

    @Test
    void keepsSkuAndIdUniqueInTheTenantOnly() {
        UUID id = UUID.randomUUID();
        assertThat(post(Map.of("id", id, "sku", "TAKEN", "name", "n", "price", 1))
                        .statusCode())
                .isEqualTo(201);
        requireProblem(post(Map.of("sku", "TAKEN", "name", "n", "price", 1)), 409, "sku_taken");
        requireProblem(post(Map.of("id", id, "sku", "OTHER", "name", "n", "price", 1)), 409, "id_taken");
        assertThat(two.bob()
                        .body(Map.of("id", id, "sku", "TAKEN", "name", "n", "price", 1))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
        String other = post(Map.of("sku", "TAKEN-2", "name", "n", "price", 1)).path("id");
        requireProblem(
                two.alice()
                        .header("If-Match", "*")
                        .body(Map.of("sku", "TAKEN", "name", "n", "price", 1))
                        .put("/v1/products/" + other),
                409,
                "sku_taken");
    }

    @Test
    void pagesThroughEverythingOnceWithAnOpaqueCursor() {
        TwoTenants fresh = TwoTenants.published();
        Set<String> stored = new HashSet<>();
        IntStream.range(0, 7)
                .forEach(i -> stored.add(fresh.alice()
                        .body(Map.of("sku", "P-" + i, "name", "n", "price", i))
                        .post("/v1/products")
                        .path("id")));
        Set<String> seen = new HashSet<>();
        String next = "";
        for (int page = 0; next != null; page++) {
            Response answer = fresh.alice()
                    .queryParam("limit", 3)
                    .queryParams(next.isEmpty() ? Map.of() : Map.of("cursor", next))
                    .get("/v1/products");
            List<String> ids = answer.path("items.id");
            assertThat(ids).hasSize(page < 2 ? 3 : 1);
            assertThat(seen.addAll(ids)).isTrue();
            next = answer.path("next");
        }
        assertThat(seen).as("all, so none twice").isEqualTo(stored);
        assertThat(fresh.alice().queryParam("sku", "P-3").get("/v1/products").<List<String>>path("items.sku"))
                .containsExactly("P-3");
        assertThat(fresh.bob().get("/v1/products").<List<String>>path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "MTo",
                "MTp4",
                "!!!",
                "MToxLTEtMS0xLTE",
                "MjowMTk3ZTJkNC0zYTViLTdjNmQtOGU3Zi1hMGIxYzJkM2U0ZjU"
            })
    void refusesACursorThatIsNoneOfIts(String cursor) {
        requireProblem(two.alice().queryParam("cursor", cursor).get("/v1/products"), 400, "invalid_cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, invalid_request",
        "limit, 201, invalid_request",
        "limit, -1, invalid_request",
        "limit, ten, invalid_request",
        "limit, 99999999999, invalid_request",
        "sku, 'a\u0000b', invalid_request",
        "sku, 'a\u0007b', invalid_request"
    })
    void refusesAQueryThatMakesNoSense(String name, String value, String code) {
        Response answer = two.alice().queryParam(name, value).get("/v1/products");
        requireProblem(answer, 400, code);
        assertThat(answer.path("errors[0].field").toString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku | null",
                "sku | \"\"",
                "sku | \" \"",
                "sku | 1",
                "sku | true",
                "sku | [\"a\"]",
                "sku | \"a\\u0000b\"",
                "sku | \"a\\u200Bb\"",
                "sku | \"a\\u202Eb\"",
                "sku | \"a\\nb\"",
                "sku | \"\\uD800\"",
                "name | \"a\\u0000b\"",
                "name | \"a\\u2028b\"",
                "name | {\"a\":1}",
                "price | null",
                "price | \"12\"",
                "price | \"\"",
                "price | true",
                "price | -0.01",
                "price | 0.00001",
                "price | 10000000000000",
                "price | 9999999999999.99991",
                "price | 1e400",
                "price | 1e-400",
                "price | 1e2147483647",
                "price | [1]",
                "id | \"x\"",
                "id | 5",
                "tenantId | \"0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5\"",
                "tenant_id | null",
                "version | 3"
            })
    void refusesABodyAndNamesTheField(String field, String json) {
        Map<String, String> fields = new HashMap<>(Map.of("sku", "\"S\"", "name", "\"n\"", "price", "1"));
        fields.put(field, json);
        String body = fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        Response answer = two.alice().body(body).post("/v1/products");
        requireProblem(answer, 400, "invalid_request");
        assertThat(answer.<List<String>>path("errors.field")).containsOnly(field);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        requireProblem(post(Map.of("sku", "s".repeat(65), "name", "n", "price", 1)), 400, "invalid_request");
        requireProblem(post(Map.of("sku", "s", "name", "n".repeat(201), "price", 1)), 400, "invalid_request");
        assertThat(post(Map.of("sku", "s".repeat(64), "name", "n".repeat(200), "price", 0))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0001", "9999999999999.9999", "1e3", "12.5000"})
    void keepsAPriceToTheLastDecimal(String price) {
        Response created = two.alice()
                .body("{\"sku\":\"%s\",\"name\":\"n\",\"price\":%s}".formatted("PRICE-" + price, price))
                .post("/v1/products");
        assertThat(created.statusCode()).isEqualTo(201);
        String read = two.alice().get("/v1/products/" + created.path("id")).asString();
        assertThat(read)
                .contains("\"price\":"
                        + new BigDecimal(price).stripTrailingZeros().toPlainString() + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "5",
                "\"x\"",
                "{\"sku\":\"a\",\"sku\":\"b\"}",
                "{} {}",
                "{\"sku\":",
                "\u0000"
            })
    void refusesABodyThatIsNoProduct(String body) {
        Response answer = two.alice().body(body).post("/v1/products");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("code").toString()).isIn("malformed_request", "invalid_request");
    }

    @Test
    void answersWhatHttpRefusesAsProblemsToo() {
        requireProblem(two.alice().patch("/v1/products"), 405, "method_not_allowed");
        requireProblem(
                two.alice().contentType("text/plain").body("x").post("/v1/products"), 415, "unsupported_media_type");
        requireProblem(two.alice().accept("text/csv").get("/v1/products"), 406, "not_acceptable");
        requireProblem(two.alice().get("/v1/nothing"), 404, "not_found");
        requireProblem(two.alice().get("/v1/products/not-a-uuid"), 404, "not_found");
        requireProblem(two.alice().body("x".repeat((1 << 20) + 1)).post("/v1/products"), 413, "body_too_large");
        requireProblem(post(Map.of("sku", "s", "name", "n".repeat(1_000_000), "price", 1)), 400, "invalid_request");
    }

    private static Response post(Map<String, Object> body) {
        return two.alice().body(body).post("/v1/products");
    }

    private static void requireProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("code").toString()).isEqualTo(code);
        assertThat(answer.path("status").toString()).isEqualTo(Integer.toString(status));
    }
}
