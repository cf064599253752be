package dev.freehold.tenantservice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.schema.TenantSchema;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

/** What a native image would be compiled from, held against docs/native.md. Nothing here compiles or runs one. */
class NativeSourcesIT {
    private static final Path SOURCES = Path.of("target/native-sources");
    private static final String CONTRACTS = "dev.freehold.contracts.";
    private static final String OURS = "dev.freehold.";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void areMadeForAnyNativeImageOfVersion25() throws IOException {
        List<String> arguments =
                List.of(Files.readString(SOURCES.resolve("native-image.args")).split("\\s+"));

        assertThat(Files.readString(SOURCES.resolve("graalvm.version"))).startsWith("25");
        assertThat(arguments).contains("--no-fallback", "--link-at-build-time", "-jar");
        assertThat(arguments).noneMatch(argument -> argument.contains("initialize-at-run-time=dev.freehold"));
        assertThat(runner()).exists();
    }

    @Test
    void registerForReflectionWhatTheDocumentSays() {
        Set<String> registered = reflected().stream()
                .filter(name -> name.startsWith(CONTRACTS) || name.endsWith("KeptKeys$Form"))
                .collect(toCollection(TreeSet::new));

        Set<String> documented = documented("### Reflection").stream()
                .map(name -> name.startsWith(OURS) ? name : CONTRACTS + name)
                .collect(toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(registered);
    }

    @Test
    void registerWhateverARegisteredRecordIsMadeOf() {
        Set<String> registered = reflected();

        assertThat(registered.stream()
                        .filter(name -> name.startsWith(CONTRACTS))
                        .map(NativeSourcesIT::type)
                        .filter(Class::isRecord)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getGenericType)
                        .flatMap(NativeSourcesIT::named)
                        .filter(name -> name.startsWith(OURS)))
                .isSubsetOf(registered);
    }

    @Test
    void registerTheProxiesThatTheDocumentNames() {
        List<String> proxies = StreamSupport.stream(
                        metadata("proxy-config.json").spliterator(), false)
                .map(proxy -> proxy.path("interfaces").path(0).asText())
                .toList();

        assertThat(proxies).containsAll(documented("### Proxies"));
    }

    @Test
    void containTheMigrationsOfATenantsDatabase() {
        List<Pattern> patterns = StreamSupport.stream(
                        metadata("resource-config.json")
                                .path("resources")
                                .path("includes")
                                .spliterator(),
                        false)
                .map(include -> Pattern.compile(include.path("pattern").asText()))
                .toList();

        assertThat(documented("### Resources")).containsExactly("db/tenant/**");
        Stream.of(TenantSchema.PLATFORM, TenantSchema.PRODUCT)
                .flatMap(schema -> schema.scripts().stream().map(script -> schema.folder() + "/" + script))
                .forEach(script -> assertThat(patterns)
                        .as(script)
                        .anyMatch(pattern -> pattern.matcher(script).matches()));
    }

    @Test
    void startNothingWhenClassesAreInitialised() {
        List<Class<?>> alive = List.of(
                RandomGenerator.class,
                Thread.class,
                Executor.class,
                Socket.class,
                HttpClient.class,
                java.lang.ref.Cleaner.class);

        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.freehold.tenantservice", "dev.freehold.contracts")
                                .stream()
                                .flatMap(type -> type.getFields().stream())
                                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                                .filter(field -> alive.stream()
                                        .anyMatch(kind -> field.getRawType().isAssignableTo(kind)))
                                .map(JavaField::getFullName))
                .isEmpty();
    }

    private static Set<String> reflected() {
        return StreamSupport.stream(metadata("reflect-config.json").spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .collect(toCollection(TreeSet::new));
    }

    private static JsonNode metadata(String name) {
        try (FileSystem jar = FileSystems.newFileSystem(runner())) {
            return JSON.readTree(Files.readString(jar.getPath("META-INF/native-image", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path runner() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in the first column of that section's table. */
    private static Set<String> documented(String section) {
        try {
            return Files.readString(Path.of("../docs/native.md"))
                    .split(Pattern.quote(section), 2)[1]
                    .split("\n#", 2)[0]
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|", 3)[1])
                    .flatMap(cell -> QUOTED.matcher(cell).results())
                    .map(name -> name.group(1))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> named(Type type) {
        return switch (type) {
            case Class<?> plain when plain.isArray() -> named(plain.getComponentType());
            case Class<?> plain -> Stream.of(plain.getName());
            case ParameterizedType generic ->
                Stream.of(generic.getActualTypeArguments()).flatMap(NativeSourcesIT::named);
            default -> Stream.empty();
        };
    }
}
