package dev.freehold.stack.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.freehold.stack.process.Ports;

/**
 * Where the parts listen.
 *
 * @param pools the PostgreSQL servers that are pools, by pool id
 */
public record StackPorts(
        int controlPlane,
        int tenantService,
        int worker,
        int keycloak,
        int keycloakManagement,
        int objectStore,
        int control,
        Map<String, Integer> pools) {
    public StackPorts {
        pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
    }

    /** The ones that people know. */
    public static StackPorts standard() {
        return new StackPorts(8080, 8081, 8082, 8180, 9180, 8190, 5540, Map.of("local-a", 5541, "local-b", 5542));
    }

    /** Ones that are free now. */
    public static StackPorts any() {
        List<Integer> free = Ports.free(9);
        return new StackPorts(
                free.get(0),
                free.get(1),
                free.get(2),
                free.get(3),
                free.get(4),
                free.get(5),
                free.get(6),
                Map.of("local-a", free.get(7), "local-b", free.get(8)));
    }

    public int pool(String id) {
        Integer port = pools.get(id);
        if (port == null) {
            throw new IllegalArgumentException("No pool " + id);
        }
        return port;
    }

    /** All of them by the name of the part, in the order of starting. */
    public Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("postgres-control", control);
        pools.forEach((id, port) -> ports.put("postgres-" + id, port));
        ports.put("keycloak", keycloak);
        ports.put("keycloak (management)", keycloakManagement);
        ports.put("object-store", objectStore);
        ports.put("control-plane", controlPlane);
        ports.put("tenant-service", tenantService);
        ports.put("provisioning-worker", worker);
        return ports;
    }
}
