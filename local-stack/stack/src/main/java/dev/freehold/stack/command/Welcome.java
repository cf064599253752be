package dev.freehold.stack.command;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.stack.demo.DemoTenants;
import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.StateFolder;

import static java.util.Objects.requireNonNull;

/** What one reads when the stack is up: where everything is, who may enter, and three lines to paste. */
record Welcome(StateFolder folder, boolean detached) {
    Welcome {
        requireNonNull(folder, "folder");
    }

    String text() {
        JsonNode stack = StackFile.read(folder).orElseThrow().json();
        return """

                Freehold is up.

                  Control plane    %s
                  Tenant service   %s   (a tenant's host name: http://acme.localhost:%s)
                  Worker           %s/q/health
                  Keycloak         %s   (realm freehold)
                  PostgreSQL       %s
                  Operators        %s
                  Demo tenants     %s
                  Passwords        %s

                Paste these:

                %s
                %s
                """.formatted(
                        url(stack, "controlPlane"),
                        url(stack, "tenantService"),
                        url(stack, "tenantService").replaceAll(".*:", ""),
                        url(stack, "worker"),
                        url(stack, "identity"),
                        databases(stack),
                        String.join(
                                ", ",
                                stack.path("users")
                                        .propertyStream()
                                        .map(Map.Entry::getKey)
                                        .toList()),
                        String.join(", ", DemoTenants.slugs()),
                        folder.stackFile().path(),
                        curls(stack),
                        detached ? "Stop it with: " + launcher() + " down" : "Ctrl-C stops it.");
    }

    private static String curls(JsonNode stack) {
        String products = url(stack, "tenantService") + "/v1/products";
        return """
                  curl -s -H "Authorization: Bearer $(%1$s token --user ops-admin)" %2$s/v1/tenants
                  curl -s -H "Authorization: Bearer $(%1$s token --tenant acme)" -H 'Content-Type: application/json' -d '{"sku":"ANVIL-1","name":"Anvil","price":99.90}' %3$s
                  for t in acme globex; do curl -s -H "Authorization: Bearer $(%1$s token --tenant $t)" %3$s; echo; done
                """.formatted(launcher(), url(stack, "controlPlane"), products);
    }

    private static String databases(JsonNode stack) {
        List<String> pools = stack.at("/databases/pools")
                .propertyStream()
                .map(pool -> pool.getKey() + " " + pool.getValue().path("port").asText())
                .sorted()
                .toList();
        return "control " + stack.at("/databases/control/port").asText() + ", " + String.join(", ", pools);
    }

    private static String url(JsonNode stack, String part) {
        return stack.path(part).path("url").asText();
    }

    /** As the caller wrote it, so that the lines work from where he stands. */
    private static String launcher() {
        String given = System.getenv("FREEHOLD_LAUNCHER");
        return given == null ? "./freehold" : given;
    }
}
