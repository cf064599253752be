package dev.freehold.stack.token;

import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.http.UnexpectedAnswerException;
import dev.freehold.stack.keycloak.KeycloakAdmin;
import dev.freehold.stack.keycloak.Realm;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/** Members of tenants, who are given a development password when a token is first asked for. */
record Members(KeycloakAdmin admin, Realm realm, Secrets secrets) {
    private static final String CLIENT = "freehold-app";
    private static final String REALM = "/" + Realm.FREEHOLD;

    Members {
        requireNonNull(admin, "admin");
        requireNonNull(realm, "realm");
        requireNonNull(secrets, "secrets");
    }

    String tokenOfFirst(String tenantId, String slug) {
        return group(tenantId)
                .flatMap(this::firstMember)
                .map(this::tokenFor)
                .orElseThrow(() -> new TokenRefusedException("Tenant " + slug + " has no member; is it dropped?"));
    }

    String token(String username) {
        JsonNode users = get("/users?exact=true&username=" + JsonHttp.encode(username));
        return stream(users)
                .findFirst()
                .map(this::tokenFor)
                .orElseThrow(() -> new TokenRefusedException("No user " + username));
    }

    private Optional<JsonNode> group(String tenantId) {
        return stream(get("/groups?exact=true&search=" + JsonHttp.encode(tenantId)))
                .filter(group -> tenantId.equals(group.path("name").asText()))
                .findFirst();
    }

    private Optional<JsonNode> firstMember(JsonNode group) {
        return stream(get("/groups/" + group.path("id").asText() + "/members?max=1000"))
                .min(comparing(user -> user.path("username").asText()));
    }

    private String tokenFor(JsonNode user) {
        String username = user.path("username").asText();
        String password = secrets.get("member." + username);
        try {
            return realm.passwordGrant(CLIENT, username, password);
        } catch (UnexpectedAnswerException e) {
            if (e.status() != 400 && e.status() != 401) {
                throw e;
            }
            prepare(user.path("id").asText(), password);
            return realm.passwordGrant(CLIENT, username, password);
        }
    }

    /** Takes the place of the mail by which a person sets the own password. */
    private void prepare(String userId, String password) {
        ObjectNode credential = JsonNodeFactory.instance
                .objectNode()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        put("/users/" + userId + "/reset-password", credential);
        ObjectNode user = get("/users/" + userId).deepCopy();
        user.putArray("requiredActions");
        put("/users/" + userId, user);
    }

    private JsonNode get(String path) {
        return admin.get(REALM + path).orThrow().body();
    }

    private void put(String path, JsonNode body) {
        admin.send("PUT", REALM + path, body).orThrow();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
