package dev.freehold.cli.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path and query under a server's URL. Every segment and value is escaped, so none can reach another path. */
public record Endpoint(List<String> segments, List<String> parameters) {
    public Endpoint {
        segments = List.copyOf(segments);
        parameters = List.copyOf(parameters);
    }

    public static Endpoint of(String... segments) {
        return new Endpoint(Stream.of(segments).map(Endpoint::escaped).toList(), List.of());
    }

    public Endpoint with(String parameter, String value) {
        return new Endpoint(
                segments,
                Stream.concat(parameters.stream(), Stream.of(escaped(parameter) + "=" + escaped(value)))
                        .toList());
    }

    public Endpoint with(String parameter, Optional<String> value) {
        return value.map(present -> with(parameter, present)).orElse(this);
    }

    URI under(URI base) {
        String stem = base.toString().replaceAll("/+$", "");
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return URI.create(stem + segments.stream().map(each -> "/" + each).collect(Collectors.joining()) + query);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
