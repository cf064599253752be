package dev.freehold.stack;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freehold.stack");

    @Test
    void packagesMakeNoCircle() {
        slices().matching("dev.freehold.stack.(*)..").should().beFreeOfCycles().check(all);
    }

    @Test
    void knowsOfOurOtherModulesNothingButTheContracts() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.freehold.stack..",
                        "dev.freehold.contracts..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "io.zonky..",
                        "org.jspecify..",
                        "org.postgresql..",
                        "picocli..")
                .check(all);
    }

    @Test
    void onlyThePostgresPackageKnowsTheEmbeddedServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..stack.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.zonky..")
                .check(all);
    }

    @Test
    void onlyTheCommandsKnowTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..stack.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(all);
    }
}
