package dev.freehold.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** One object of the API as it would be applied. */
record Manifest(JsonNode tree) {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Manifest> parse(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            List<Manifest> manifests = new ArrayList<>();
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && document.isObject()) {
                    manifests.add(new Manifest(document));
                }
            }
            return manifests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String type() {
        return tree.path("apiVersion").asText() + " " + kind();
    }

    String name() {
        return at("/metadata/name").asText();
    }

    String namespace() {
        return at("/metadata/namespace").asText();
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** Of those that make pods; missing elsewhere. */
    JsonNode pod() {
        return is("CronJob") ? at("/spec/jobTemplate/spec/template") : is("Pod") ? tree : at("/spec/template");
    }

    boolean makesPods() {
        return pod().at("/spec/containers").isArray();
    }

    /** Those that start, those that run and those that go beside. */
    Stream<JsonNode> containers() {
        return Stream.of("containers", "initContainers")
                .flatMap(each -> items(pod().path("spec").path(each)));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return type() + " " + name();
    }
}
