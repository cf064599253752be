package dev.freehold.contracts.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TenantSchemaTest {
    static Stream<TenantSchema> histories() {
        return Stream.of(TenantSchema.PLATFORM, TenantSchema.PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void listsEveryScriptOfItsFolderInOrder(TenantSchema history) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources", history.folder()))) {
            List<String> present = files.map(file -> file.getFileName().toString())
                    .sorted((a, b) -> Integer.compare(version(a), version(b)))
                    .toList();
            assertThat(history.scripts()).isEqualTo(present);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void protectsEveryTableThatAProductScriptMakes(TenantSchema history) {
        String all =
                String.join("\n", history.scripts().stream().map(history::read).toList());
        java.util.regex.Pattern.compile("CREATE TABLE (product\\.\\w+)")
                .matcher(all)
                .results()
                .forEach(made -> assertThat(all).contains("freehold.protect('" + made.group(1) + "')"));
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }
}
