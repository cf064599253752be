package dev.freehold.stack.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.freehold.stack.folder.Secrets;

import static java.util.Objects.requireNonNull;

/**
 * Brings Freehold's realm into an empty Keycloak, and leaves one that is there alone. It goes through the admin API and
 * not through a file in Keycloak's folder, because that is shared by all stacks and the realm bears secrets.
 */
record RealmImport(KeycloakAdmin admin, Secrets secrets) {
    static final String PASSWORD = "password.";
    static final String CLIENT = "client.";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.-]+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    RealmImport {
        requireNonNull(admin, "admin");
        requireNonNull(secrets, "secrets");
    }

    void run() {
        if (admin.get("/" + Realm.FREEHOLD).status() == 404) {
            admin.send("POST", "", json(withSecrets(text("realm.json")))).orThrow();
        }
        admin.send("PUT", "/" + Realm.FREEHOLD + "/users/profile", json(text("user-profile.json")))
                .orThrow();
    }

    private String withSecrets(String realm) {
        return PLACEHOLDER.matcher(realm).replaceAll(match -> secrets.get(match.group(1)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = requireNonNull(RealmImport.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
