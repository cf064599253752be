package dev.freehold.contracts;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.freehold.contracts");

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.freehold.contracts.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void knowsNoFrameworkAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "java.sql..", "jakarta..")
                .check(classes);
    }

    @Test
    void keepsCryptographyInTheCodecPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..codec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jose4j..", "javax.crypto..", "java.security..", "com.google.crypto..")
                .check(classes);
    }
}
