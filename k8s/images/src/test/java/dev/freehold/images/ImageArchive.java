package dev.freehold.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import static java.util.Objects.requireNonNull;

/** An image as a tar archive of an OCI layout, read back. */
record ImageArchive(Map<String, byte[]> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageArchive of(Path tar) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new ImageArchive(files);
    }

    JsonNode config() throws IOException {
        return json(blob(manifest().path("config")));
    }

    /** The digests of its layers, the lowest first. */
    List<String> layers() throws IOException {
        List<String> digests = new ArrayList<>();
        manifest()
                .path("layers")
                .forEach(layer -> digests.add(layer.path("digest").asText()));
        return digests;
    }

    /** Of all layers. */
    List<TarArchiveEntry> entries() throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        for (JsonNode layer : manifest().path("layers")) {
            try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(blob(layer)));
                    TarArchiveInputStream in = new TarArchiveInputStream(unzipped)) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private JsonNode manifest() throws IOException {
        return json(blob(json(file("index.json")).path("manifests").path(0)));
    }

    private byte[] blob(JsonNode descriptor) {
        return file("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
    }

    private byte[] file(String name) {
        return requireNonNull(files.get(name), name);
    }

    private static JsonNode json(byte[] text) throws IOException {
        return JSON.readTree(new String(text, StandardCharsets.UTF_8));
    }
}
