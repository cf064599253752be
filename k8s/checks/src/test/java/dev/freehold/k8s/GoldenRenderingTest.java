package dev.freehold.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever changes what is applied sees it in the diff. */
class GoldenRenderingTest {
    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void isWhatWasAgreed(String overlay) throws IOException {
        Path golden = Repository.file("k8s/golden/" + overlay + ".yaml");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, Kustomize.rendered(overlay));
        }

        assertThat(golden).exists();
        assertThat(Manifest.parse(Kustomize.rendered(overlay)))
                .as("./freehold k8s check -Dgolden.write=true writes it anew")
                .isEqualTo(Manifest.parse(Repository.text(golden)));
    }
}
