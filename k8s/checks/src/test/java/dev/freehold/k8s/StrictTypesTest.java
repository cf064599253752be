package dev.freehold.k8s;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictTypesTest {
    static List<String> overlays() {
        return Kustomize.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyFieldIsOneOfTheApi(String overlay) {
        assertThat(Kustomize.manifests(overlay)).isNotEmpty().allSatisfy(ApiTypes::check);
    }

    @Test
    void noticesAFieldThatIsMisspelt() {
        Manifest misspelt = Manifest.parse("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec: {template: {spec: {containers: [{name: a, imagePullPolice: Always}]}}}
                """).getFirst();

        assertThatThrownBy(() -> ApiTypes.check(misspelt))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("imagePullPolice");
    }

    @Test
    void noticesAValueOfAnotherType() {
        Manifest wrong = Manifest.parse("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec: {replicas: many}
                """).getFirst();

        assertThatThrownBy(() -> ApiTypes.check(wrong)).isInstanceOf(AssertionError.class);
    }
}
