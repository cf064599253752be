package dev.freehold.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.POST;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.platform.idempotency.Idempotent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/freehold/controlplane");
    private static final Pattern SQL =
            Pattern.compile("\\b(SELECT|INSERT INTO|UPDATE \\w+\\s+SET|DELETE FROM|TRUNCATE)\\b");
    private static final Pattern WRITES_TENANTS = Pattern.compile(
            "\\b(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|TRUNCATE)\\s+tenant\\b", Pattern.CASE_INSENSITIVE);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freehold.controlplane");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.freehold.controlplane.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void knowsHttpOnlyAtItsDoorsAndInThePlatform() {
        noClasses()
                .that(areNotDoors())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..")
                .check(classes);
    }

    @Test
    void writesSqlOnlyInClassesWithoutHttp() throws IOException {
        assertThat(sourcesThatContain(SQL)).isNotEmpty().noneMatch(file -> file.endsWith("Resource.java"));
    }

    @Test
    void writesTenantStateOnlyInTheTenantPackage() throws IOException {
        assertThat(sourcesThatContain(WRITES_TENANTS)).isNotEmpty().allMatch(file -> file.startsWith("tenant/"));
    }

    @Test
    void honoursIdempotencyKeysAtEveryPublicPost() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and()
                .areDeclaredInClassesThat(arePublicApi())
                .should()
                .beAnnotatedWith(Idempotent.class)
                .andShould()
                .haveRawReturnType(RestResponse.class)
                .check(classes);
    }

    @Test
    void startsTransactionsAndNeverUsesJdbcsOwn() {
        noClasses()
                .should()
                .callMethod(java.sql.Connection.class, "setAutoCommit", boolean.class)
                .orShould()
                .callMethod(java.sql.Connection.class, "commit")
                .check(classes);
    }

    @Test
    void opensOnlyTheDoorsOfItsFeatures() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Table")
                .or()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .notBePublic()
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> arePublicApi() {
        return DescribedPredicate.describe(
                "serve paths under /v1",
                type -> type.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                        .filter(path -> path.value().startsWith("/v1/"))
                        .isPresent());
    }

    private static DescribedPredicate<JavaClass> areNotDoors() {
        List<String> doors = List.of("Resource", "Accepted", "EventStream");
        return DescribedPredicate.describe(
                "are neither resources, what they answer with, nor platform",
                type -> !type.getPackageName().contains(".platform")
                        && doors.stream().noneMatch(type.getName()::endsWith));
    }

    private static List<String> sourcesThatContain(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> SOURCES.relativize(file).toString())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
