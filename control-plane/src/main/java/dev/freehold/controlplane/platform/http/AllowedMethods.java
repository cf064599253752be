package dev.freehold.controlplane.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Which methods a path has, by the OpenAPI document that the build has put beside the classes. */
@Singleton
class AllowedMethods {
    private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Map<Pattern, Set<String>> byPath = new HashMap<>();

    AllowedMethods() {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException("the build has left no " + DOCUMENT);
            }
            new ObjectMapper()
                    .readTree(document)
                    .path("paths")
                    .properties()
                    .forEach(path -> byPath.put(pattern(path.getKey()), methods(path.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the Allow header lists them. */
    String of(String path) {
        Set<String> all = new TreeSet<>(Set.of("OPTIONS"));
        byPath.forEach((pattern, methods) -> {
            if (pattern.matcher(path).matches()) {
                all.addAll(methods);
            }
        });
        return String.join(", ", all);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }

    private static Set<String> methods(JsonNode path) {
        Set<String> methods = new TreeSet<>();
        path.fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
        methods.retainAll(METHODS);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
