package dev.freehold.operator.resource;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class MutableTest {
    private static final Mutable BEFORE = new Mutable("Acme", "Ada", "ada@acme.example", "standard", List.of());

    @Test
    void namesOnlyWhatIsAnother() {
        Mutable after = new Mutable("Acme Ltd", "Ada", "ada@acme.example", "standard", List.of("eu"));

        assertThat(after.differingFrom(BEFORE))
                .containsExactly(entry("legalName", "Acme Ltd"), entry("allowedRegions", List.of("eu")));
        assertThat(BEFORE.differingFrom(BEFORE)).isEmpty();
    }

    @Test
    void doesNotMindTheOrderOfRegions() {
        Mutable one = new Mutable("Acme", "Ada", "a@x", "standard", List.of("eu", "us"));
        Mutable other = new Mutable("Acme", "Ada", "a@x", "standard", List.of("us", "eu"));

        assertThat(one.differingFrom(other)).isEmpty();
    }

    @Test
    void takesAListThatIsLeftOutForAnEmptyOne() {
        assertThat(new Mutable("Acme", "Ada", "ada@acme.example", "standard", null).differingFrom(BEFORE))
                .isEmpty();
    }

    @Test
    void tellsNoNames() {
        assertThat(BEFORE.toString()).doesNotContain("Ada").doesNotContain("acme");
    }
}
