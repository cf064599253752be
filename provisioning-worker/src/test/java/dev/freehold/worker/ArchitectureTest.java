package dev.freehold.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern SERVER_DDL =
            Pattern.compile("\\b(CREATE|ALTER|DROP)\\s+(DATABASE|ROLE|USER)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED_IN_SQL = Pattern.compile("\\\\\"\\s*%s|\\\\\"\\\\\"|quote_ident");

    private final JavaClasses worker = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freehold.worker");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.freehold.worker.(**)").should().beFreeOfCycles().check(worker);
    }

    @Test
    void keepsSqlAndHttpOutOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("..worker.saga..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.flywaydb..",
                        "jakarta..",
                        "..worker.postgres..",
                        "..worker.effect..",
                        "..worker.lifecycle..",
                        "..worker.lease..")
                .check(worker);
    }

    @Test
    void opensConnectionsInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..worker.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..", "org.flywaydb..", "javax.sql..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .check(worker);
    }

    @Test
    void keepsEachEffectToItsOwnServer() {
        noClasses()
                .that()
                .resideInAPackage("..effect.identity..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..worker.postgres..")
                .check(worker);
    }

    @Test
    void letsOnlyOneTypeQuoteIdentifiers() throws IOException {
        assertThat(sourcesWith(QUOTED_IN_SQL))
                .containsExactly(Path.of("java/dev/freehold/worker/postgres/SqlName.java"));
    }

    @Test
    void saysDdlOfDatabasesAndRolesInOnePackageOnly() throws IOException {
        assertThat(sourcesWith(SERVER_DDL))
                .isNotEmpty()
                .allMatch(file -> file.startsWith(Path.of("java/dev/freehold/worker/postgres")));
    }

    @Test
    void hasNothingOfTheControlDatabase() throws IOException {
        assertThat(sourcesWith(Pattern.compile("freehold_control"))).isEmpty();
    }

    @Test
    void namesNothingByWhatSaysNothing() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)$")
                .check(worker);
    }

    private static List<Path> sourcesWith(Pattern text) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text.matcher(read(file)).find())
                    .map(SOURCES::relativize)
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
