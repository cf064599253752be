package dev.freehold.images;

import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * A service that becomes an image.
 *
 * @param folder of its module
 */
record ServiceImage(String name, String description, int port, Path folder) {
    ServiceImage {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(folder, "folder");
    }

    String reference(String version) {
        return "freehold/" + name + ":" + version;
    }

    /** What the build has packaged. */
    Path packaged() {
        return folder.resolve("target/quarkus-app");
    }

    /** The list of what is in it, in CycloneDX. */
    Path billOfMaterials() {
        return folder.resolve("target/bom.json");
    }
}
