package dev.freehold.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Java runtime with the modules that the services use, linked from the JDK that runs this program. */
record JavaRuntime(Path workFolder) {
    /** All of Java SE, since libraries look for more than they use, and what services use beside it. */
    private static final String MODULES =
            "java.se,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";

    Path make() {
        String java = System.getProperty("java.home");
        Path runtime = workFolder.resolve("java-" + Runtime.version());
        if (Files.exists(runtime.resolve("release"))) {
            return runtime;
        }
        try {
            Files.createDirectories(workFolder);
            Userland.deleteAll(runtime);
        } catch (IOException e) {
            throw new ImageException("cannot write " + runtime, e);
        }
        new Command(workFolder)
                .run(
                        Path.of(java, "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-6",
                        "--output",
                        runtime.toString());
        return runtime;
    }
}
