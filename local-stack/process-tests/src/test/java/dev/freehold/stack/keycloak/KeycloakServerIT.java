package dev.freehold.stack.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.postgres.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeycloakServerIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACME = "019a0000-0000-7000-8000-00000000acce";
    private static final String GLOBEX = "019a0000-0000-7000-8000-0000000610be";

    @TempDir
    static Path folder;

    static PostgresServer postgres;
    static KeycloakServer keycloak;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(folder.resolve("postgres"), 0, Map.of("fsync", "off"));
        keycloak = KeycloakServer.start(folder, postgres);
        createTenant(ACME);
        createTenant(GLOBEX);
        createMember("anna@acme.example", ACME);
        createMember("bob@globex.example", GLOBEX);
        createMember("carla@both.example", ACME, GLOBEX);
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ops-admin, platform-admin",
        "ops-billing, billing",
        "ops-support, support",
        "ops-auditor, auditor",
    })
    void givesAnOperatorOneRoleAtTheControlPlane(String operator, String role) throws Exception {
        JsonNode token = claims(keycloak.realm().passwordGrant("freehold-cli", operator, keycloak.password(operator)));

        assertThat(token.path("iss").asText())
                .isEqualTo(keycloak.realm().issuer().toString());
        assertThat(texts(token.path("aud")))
                .contains("freehold-control-plane")
                .doesNotContain("freehold-tenant-service");
        assertThat(texts(token.path("realm_access").path("roles")))
                .contains(role)
                .doesNotContainAnyElementsOf(othersThan(role));
        assertThat(token.has("tenant_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"freehold-worker, worker", "freehold-data-plane, data-plane"})
    void bindsAProcessToItsRegion(String client, String role) throws Exception {
        JsonNode token = claims(keycloak.realm().clientCredentials(client, keycloak.clientSecret(client)));

        assertThat(token.path("region").asText()).isEqualTo("local");
        assertThat(texts(token.path("aud"))).contains("freehold-control-plane");
        assertThat(texts(token.path("realm_access").path("roles"))).containsExactly(role);
    }

    @Test
    void namesTheTenantsOfAUsersGroups() throws Exception {
        assertThat(tenantsOf("anna@acme.example")).containsExactly(ACME);
        assertThat(tenantsOf("bob@globex.example")).containsExactly(GLOBEX);
        assertThat(tenantsOf("carla@both.example")).containsExactlyInAnyOrder(ACME, GLOBEX);
    }

    @Test
    void letsNoUserTakeATenantByEditingTheOwnAccount() throws Exception {
        JsonHttp account = new JsonHttp(keycloak.realm().issuer());
        String token = memberToken("anna@acme.example");
        JsonNode profile = account.get("/account/?userProfileMetadata=true", token)
                .orThrow()
                .body();
        assertThat(texts(profile.path("userProfileMetadata").path("attributes").findPath("name")))
                .doesNotContain("tenant_id", "freehold_managed");

        assertThat(edit(account, token, "tenant_id", GLOBEX).status()).isEqualTo(204);
        assertThat(edit(account, token, "freehold_managed", "false").status()).isEqualTo(400);
        account.send("PUT", "/account/groups/" + GLOBEX, token);

        assertThat(tenantsOf("anna@acme.example")).containsExactly(ACME);
        assertThat(user("anna@acme.example").path("attributes").has("tenant_id"))
                .isFalse();
    }

    @Test
    void letsNoMemberUseTheAdminApi() throws Exception {
        JsonHttp admin = new JsonHttp(URI.create(keycloak.url() + "/admin/realms/freehold"));
        String member = memberToken("anna@acme.example");
        assertThat(admin.get("/groups", member).status()).isEqualTo(403);
        assertThat(admin.get("/users", member).status()).isEqualTo(403);
    }

    @Test
    void letsTheIdentityClientManageUsersAndNothingElse() {
        JsonHttp admin = new JsonHttp(URI.create(keycloak.url() + "/admin/realms/freehold"));
        String token =
                keycloak.realm().clientCredentials("freehold-identity", keycloak.clientSecret("freehold-identity"));
        assertThat(admin.get("/groups?search=" + ACME, token).status()).isEqualTo(200);
        assertThat(admin.get("/clients", token).status()).isEqualTo(403);
        assertThat(admin.get("/components", token).status()).isEqualTo(403);
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> keycloak.realm().passwordGrant("freehold-cli", "ops-billing", "wrong"))
                .hasMessageContaining("invalid_grant");
    }

    @Test
    void keepsUsersAndSecretsOverARestart() throws Exception {
        keycloak.close();
        keycloak = KeycloakServer.start(folder, postgres);
        assertThat(tenantsOf("bob@globex.example")).containsExactly(GLOBEX);
        keycloak.realm().passwordGrant("freehold-cli", "ops-admin", keycloak.password("ops-admin"));
    }

    private static void createTenant(String id) {
        JsonNode group = json("{\"name\":\"%1$s\",\"attributes\":{\"tenant_id\":[\"%1$s\"]}}".formatted(id));
        keycloak.admin().send("POST", "/freehold/groups", group).orThrow();
    }

    private static void createMember(String email, String... tenants) {
        JsonNode user = json("""
                {"username":"%1$s","email":"%1$s","enabled":true,
                 "attributes":{"freehold_managed":["true"]},
                 "groups":["%2$s"],
                 "credentials":[{"type":"password","value":"secret-of-%1$s","temporary":false}]}
                """.formatted(email, String.join("\",\"", tenants)));
        keycloak.admin().send("POST", "/freehold/users", user).orThrow();
    }

    private static JsonNode user(String email) {
        return keycloak.admin()
                .get("/freehold/users?exact=true&briefRepresentation=false&username=" + JsonHttp.encode(email))
                .orThrow()
                .body()
                .path(0);
    }

    private static JsonAnswer edit(JsonHttp account, String token, String attribute, String value) {
        JsonNode body = json("{\"attributes\":{\"%s\":[\"%s\"]}}".formatted(attribute, value));
        return account.send("POST", "/account/", token, body);
    }

    private static String memberToken(String email) {
        return keycloak.realm().passwordGrant("freehold-app", email, "secret-of-" + email);
    }

    private static List<String> tenantsOf(String email) throws Exception {
        JsonNode token = claims(memberToken(email));
        assertThat(texts(token.path("aud")))
                .contains("freehold-tenant-service")
                .doesNotContain("freehold-control-plane");
        assertThat(token.path("tenant_id").isArray()).isTrue();
        return texts(token.path("tenant_id"));
    }

    private static List<String> othersThan(String role) {
        List<String> roles = new ArrayList<>(
                List.of("platform-admin", "tenant-operator", "billing", "support", "auditor", "worker", "data-plane"));
        roles.remove(role);
        return roles;
    }

    private static JsonNode claims(String token) throws Exception {
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        (node.isArray() ? node : List.of(node)).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
