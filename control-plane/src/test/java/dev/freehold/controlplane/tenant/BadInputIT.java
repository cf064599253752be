package dev.freehold.controlplane.tenant;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class BadInputIT {
    private static final String PROBLEM = "application/problem+json";

    private final Map<String, Object> body = ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.SHARED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-acme",
                "acme-",
                "Acme",
                "ac me",
                "ac.me",
                "ac_me",
                "acme'--",
                "acme;drop table tenant",
                "acme\u0000",
                "аcme",
                "acmé",
                "xn--acme-7ua",
                "www",
                "admin",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesAnythingThatIsNoFreeDnsLabelAsSlug(String slug) {
        body.put("slug", slug);
        refusesField("slug");
    }

    @ParameterizedTest
    @CsvSource({
        "legalName,   ''",
        "taxId,       '--'",
        "taxId,       'DE''1'",
        "country,     DEU",
        "country,     XX",
        "contactName, '   '",
        "adminEmail,  Ada <ada@acme.example>",
        "adminEmail,  nobody",
        "plan,        platinum",
        "plan,        ''",
        "region,      Nowhere!",
        "region,      nowhere",
        "environment, PRODUCTION",
        "environment, prod",
    })
    void refusesAFieldThatIsNotValidAndNamesIt(String field, String value) {
        body.put(field, value);
        refusesField(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slug",
                "legalName",
                "taxId",
                "country",
                "contactName",
                "adminEmail",
                "plan",
                "region",
                "environment"
            })
    void refusesAFieldThatIsMissingOrOfAnotherType(String field) {
        Object valid = body.put(field, 42);
        refusesField(field);
        body.put(field, true);
        refusesField(field);
        body.put(field, Map.of("value", String.valueOf(valid)));
        refusesField(field);
        body.put(field, null);
        refusesField(field);
        body.remove(field);
        refusesField(field);
    }

    @Test
    void refusesWhatTheDatabaseHasNoFormFor() {
        body.put("plan", "standard\u0000");
        ControlPlane.create(body).then().statusCode(400).body("code", equalTo("invalid_request"));
        for (String path : List.of("/v1/audit?actor=a%00", "/v1/audit?action=a%00", "/v1/events?type=a%00")) {
            ControlPlane.asAdmin()
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"));
        }
    }

    @Test
    void refusesAFieldItDoesNotKnow() {
        body.put("role", "platform-admin");
        refusesField("role");
    }

    @Test
    void namesAllFieldsAtFaultAtOnce() {
        body.put("slug", "-");
        body.put("country", "??");
        ControlPlane.create(body)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("slug"))
                .body("errors.field", hasItem("country"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "null",
                "{\"slug\": \"a\", \"slug\": \"b\"}",
                "{} {}",
                "{\"slug\": NaN}"
            })
    void refusesABodyThatIsNoJsonObject(String text) {
        asAdmin()
                .body(text)
                .post("/v1/tenants")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", containsString("request"));
    }

    @Test
    void refusesAHugeBody() {
        body.put("legalName", "x".repeat(70_000));
        ControlPlane.create(body).then().statusCode(413).contentType(PROBLEM).body("code", equalTo("body_too_large"));
    }

    @Test
    void refusesAHugeBodyThatDoesNotSayItsLength() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/tenants"))
                .header("Authorization", "Bearer " + Tokens.admin())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        ("{\"slug\": \"" + "x".repeat(70_000)).getBytes(StandardCharsets.US_ASCII))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("body_too_large");
        }
    }

    @Test
    void refusesOtherMediaTypesMethodsAndPaths() {
        given().auth()
                .oauth2(Tokens.admin())
                .contentType(ContentType.XML)
                .body("<a/>")
                .post("/v1/tenants")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("unsupported_media_type"));
        asAdmin()
                .put("/v1/tenants")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .contentType(PROBLEM)
                .body("code", equalTo("method_not_allowed"));
        asAdmin().delete("/internal/v1/commands/lease").then().statusCode(405).header("Allow", "OPTIONS, POST");
        asAdmin().get("/v1/nothing").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not_found"));
        asAdmin().get("/nothing").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not_found"));
        asAdmin().accept("image/png").get("/v1/plans").then().statusCode(406).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,         invalid_request",
        "limit=201,       invalid_request",
        "limit=many,      invalid_request",
        "state=gone,      invalid_request",
        "region=Not!,     invalid_request",
        "q=%00,           invalid_request",
        "cursor=bm9wZQ,   invalid_cursor",
    })
    void refusesQueriesThatAreNotValid(String query, String code) {
        asAdmin()
                .get("/v1/tenants?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tenants/nobody",
                "/v1/tenants/NOT%20A%20SLUG",
                "/v1/tenants/%27%20OR%201=1",
                "/v1/operations/1",
                "/v1/operations/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b",
                "/v1/operations/c56a4180-65aa-42ec-a945-5fd21dec0538"
            })
    void answersNotFoundForWhatIsNotThere(String path) {
        asAdmin().get(path).then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not_found"));
    }

    @Test
    void treatsTheSignsOfPatternsAsText() {
        asAdmin().get("/v1/tenants?q=%25_%5C").then().statusCode(200).body("items", empty());
    }

    @Test
    void refusesReportsThatAreNotOfTheirForm() {
        Map<String, Object> request = new HashMap<>(Map.of("worker", "w", "waitSeconds", 21));
        ControlPlane.as(Tokens.worker("region-1"))
                .body(request)
                .post("/internal/v1/commands/lease")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        request.put("waitSeconds", "soon");
        ControlPlane.as(Tokens.worker("region-1"))
                .body(request)
                .post("/internal/v1/commands/lease")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    private void refusesField(String field) {
        ControlPlane.create(body)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", hasItem(field));
    }
}
