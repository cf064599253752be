package dev.freehold.tenantservice;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final String ROOT = "dev.freehold.tenantservice";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void keepsFeaturesAwayFromRoutesAndConnections() {
        noClasses()
                .that()
                .resideInAPackage("..data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..route..", "..connect..", "java.sql..", "javax.sql..", "org.postgresql..")
                .check(classes);
    }

    @Test
    void keepsFeaturesApartFromEachOther() {
        slices().matching(ROOT + ".data.(*)..").should().notDependOnEachOther().check(classes);
    }

    @Test
    void keepsNoStateBetweenRequestsInFeatures() {
        fields().that()
                .areDeclaredInClassesThat(annotatedWith(ApplicationScoped.class).or(annotatedWith(Singleton.class)))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("..data..")
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType("java.util.Map")
                .andShould()
                .notHaveRawType("java.util.List")
                .andShould()
                .notHaveRawType("java.util.Set")
                .check(classes);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..data..")
                .and()
                .haveModifier(JavaModifier.STATIC)
                .should()
                .beFinal()
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("..data..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.cache..", "com.github.benmanes..", "java.util.concurrent..")
                .check(classes);
    }

    @Test
    void speaksHttpOnlyInResourcesFiltersClientsAndPlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..platform..")
                .and()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Filter")
                .and()
                .haveSimpleNameNotEndingWith("Client")
                .and()
                .haveNameNotMatching(".*(RouteFollower|Reporter).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
                .check(classes);
    }

    @Test
    void setsTheTenantInOnePlaceForRequestsAndOneForJobs() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ResolveFilter")
                .and()
                .doNotHaveSimpleName("JobRun")
                .should()
                .callMethod(
                        ROOT + ".resolve.CurrentTenant",
                        "set",
                        "dev.freehold.contracts.tenancy.TenantId",
                        "dev.freehold.contracts.tenancy.TenantSlug",
                        "java.lang.String")
                .check(classes);
        classes()
                .that()
                .haveSimpleName("CurrentTenant")
                .should()
                .beAnnotatedWith(RequestScoped.class)
                .check(classes);
    }
}
