package dev.freehold.stack.token;

import java.net.URI;
import java.util.Map;

import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.keycloak.KeycloakAdmin;
import dev.freehold.stack.keycloak.Realm;

import static java.util.Objects.requireNonNull;

/** Gets tokens with the passwords that this stack keeps; they live for five minutes. */
public final class AccessTokens {
    private static final String OPERATORS_CLIENT = "freehold-cli";

    private final Secrets secrets;
    private final Realm realm;
    private final JsonHttp controlPlane;

    public AccessTokens(StateFolder folder, Realm realm, URI controlPlane) {
        this.secrets = requireNonNull(folder, "folder").secrets();
        this.realm = requireNonNull(realm, "realm");
        this.controlPlane = new JsonHttp(requireNonNull(controlPlane, "controlPlane"));
    }

    /** For the control plane. */
    public String operator(String name) {
        Map<String, String> passwords = secrets.startingWith("password.");
        String password = passwords.get(name);
        if (password == null) {
            throw new TokenRefusedException("No operator " + name + "; there are " + passwords.keySet());
        }
        return realm.passwordGrant(OPERATORS_CLIENT, name, password);
    }

    /** For the tenant service: the token of one of the tenant's members, the first by name. */
    public String memberOf(String slug) {
        return members().tokenOfFirst(tenantId(slug), slug);
    }

    /** For the tenant service: the token of that user, whatever tenants he is a member of. */
    public String member(String username) {
        return members().token(username);
    }

    /** For the control plane, as one of our own processes such as {@code freehold-worker}. */
    public String process(String client) {
        return realm.clientCredentials(client, secrets.get("client." + client));
    }

    private Members members() {
        return new Members(new KeycloakAdmin(realm.server(), secrets.get("keycloak.admin")), realm, secrets);
    }

    private String tenantId(String slug) {
        JsonAnswer tenant = controlPlane.get("/v1/tenants/" + JsonHttp.encode(slug), operator("ops-admin"));
        if (tenant.status() == 404 || tenant.status() == 400) {
            throw new TokenRefusedException("No tenant " + slug + "; see ./freehold tenant list");
        }
        return tenant.orThrow().body().path("id").asText();
    }
}
