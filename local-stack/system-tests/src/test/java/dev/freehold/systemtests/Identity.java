package dev.freehold.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/** The identity server as its administrator and its users see it. */
final class Identity {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "/freehold";
    private static final String SHORT_LIVED = "system-test-short-lived";

    private final LocalStack stack;

    Identity(LocalStack stack) {
        this.stack = requireNonNull(stack);
    }

    List<String> claim(String token, String name) {
        return texts(payload(token).path(name));
    }

    String subject(String token) {
        return payload(token).path("sub").asText();
    }

    /** What a user with bad intent does: write another tenant's id into the own account. The answer does not matter, its effect does. */
    Response tryToClaimTenant(Tenant attacker, String victimId) {
        ObjectNode account = JSON.createObjectNode()
                .put("username", attacker.adminEmail())
                .put("email", attacker.adminEmail())
                .put("firstName", "Mallory")
                .put("lastName", "Attacker");
        account.putObject("attributes").putArray("tenant_id").add(victimId);
        return RestAssured.given()
                .baseUri(stack.realm().issuer().toString())
                .auth()
                .oauth2(accountToken(attacker))
                .contentType("application/json")
                .accept("application/json")
                .body(account.toString())
                .post("/account/");
    }

    void join(Tenant person, Tenant other) {
        membership("PUT", person, other);
    }

    void leave(Tenant person, Tenant other) {
        membership("DELETE", person, other);
    }

    boolean groupExists(String tenantId) {
        return !groups(tenantId).isEmpty();
    }

    /** A group that gives its members a tenant's id, as nobody but an administrator can make it. */
    void makeGroup(String name, String tenantId) {
        ObjectNode group = JSON.createObjectNode().put("name", name);
        group.putObject("attributes").putArray("tenant_id").add(tenantId);
        admin("POST", "/groups", group).orThrow();
    }

    void deleteGroup(String tenantId) {
        admin("DELETE", "/groups/" + groups(tenantId).getFirst(), JSON.createObjectNode())
                .orThrow();
    }

    boolean userExists(String email) {
        return !users(email).isEmpty();
    }

    /** A token of the tenant's administrator, signed by the real key, whose life is over. */
    String expiredToken(Tenant tenant) {
        makeShortLivedClient();
        String token = grant(SHORT_LIVED, tenant);
        Instant expiry = Instant.ofEpochSecond(payload(token).path("exp").asLong());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Instant.now().isAfter(expiry.plusSeconds(1)));
        return token;
    }

    /** The operators' client asks for the account audience; a person of any tenant can get such a token. */
    private String accountToken(Tenant person) {
        return grant("freehold-app", person);
    }

    private String grant(String client, Tenant person) {
        String password = stack.folder().secrets().get("member." + person.adminEmail());
        return stack.realm().passwordGrant(client, person.adminEmail(), password);
    }

    private void membership(String method, Tenant person, Tenant tenant) {
        String path = "/users/" + users(person.adminEmail()).getFirst() + "/groups/"
                + groups(tenant.id()).getFirst();
        admin(method, path, JSON.createObjectNode()).orThrow();
    }

    private void makeShortLivedClient() {
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", SHORT_LIVED)
                .put("publicClient", true)
                .put("directAccessGrantsEnabled", true);
        client.putObject("attributes").put("access.token.lifespan", "1");
        client.putArray("protocolMappers").add(audience());
        int status = admin("POST", "/clients", client).status();
        if (status != 201 && status != 409) {
            throw new AssertionError("the identity server made no client: " + status);
        }
    }

    private static ObjectNode audience() {
        ObjectNode mapper = JSON.createObjectNode()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper");
        mapper.putObject("config")
                .put("included.custom.audience", "freehold-tenant-service")
                .put("access.token.claim", "true");
        return mapper;
    }

    private List<String> users(String email) {
        return ids(admin("/users?exact=true&username=" + email));
    }

    private List<String> groups(String tenantId) {
        return ids(admin("/groups?exact=true&search=" + tenantId));
    }

    private JsonNode admin(String path) {
        return stack.keycloakAdmin().get(REALM + path).orThrow().body();
    }

    private JsonAnswer admin(String method, String path, JsonNode body) {
        return stack.keycloakAdmin().send(method, REALM + path, body);
    }

    private static List<String> ids(JsonNode found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(each -> each.path("id").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode payload(String token) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
