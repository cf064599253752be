package dev.freehold.cli;

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
            .importPackages("dev.freehold.cli");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.freehold.cli.(*)..").should().beFreeOfCycles().check(all);
    }

    @Test
    void needsNoPartOfThePlatformAndNoServer() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.freehold.cli..",
                        "dev.freehold.contracts..",
                        "java..",
                        "picocli..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(all);
    }

    @Test
    void speaksHttpOnlyInTheApiAndForSigningIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..api..", "..oauth..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(all);
    }

    @Test
    void printsOnlyWhereTheShellSays() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(all);
    }
}
