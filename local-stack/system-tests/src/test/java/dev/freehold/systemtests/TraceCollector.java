package dev.freehold.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/** Where the platform's processes send their traces (OTLP over HTTP). */
final class TraceCollector {
    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    /** @param text everything the span says, as text to search through */
    record Span(String trace, String service, String name, String text) {}

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What a service has to be told to send its traces here, soon. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.otel.exporter.otlp.endpoint",
                "http://localhost:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.bsp.schedule.delay",
                "500ms");
    }

    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** Every span of a service. */
    void of(String service, Consumer<Span> each) {
        spans.stream().filter(span -> span.service().equals(service)).forEach(each);
    }

    /** All text of all spans that hold this. */
    List<Span> saying(String text) {
        return spans.stream().filter(span -> span.text().contains(text)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                .getResourceSpansList()
                .forEach(this::keep);
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void keep(ResourceSpans process) {
        String service = process.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .collect(Collectors.joining());
        process.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(new Span(
                        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                        service,
                        span.getName(),
                        text(span))));
    }

    private static String text(io.opentelemetry.proto.trace.v1.Span span) {
        return span.getName() + " "
                + span.getAttributesList().stream().map(TraceCollector::text).collect(Collectors.joining(" ")) + " "
                + span.getEventsList().stream()
                        .flatMap(event -> event.getAttributesList().stream())
                        .map(TraceCollector::text)
                        .collect(Collectors.joining(" "));
    }

    private static String text(KeyValue attribute) {
        return attribute.getKey() + "=" + attribute.getValue().getStringValue();
    }
}
