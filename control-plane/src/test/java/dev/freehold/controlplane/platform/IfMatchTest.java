package dev.freehold.controlplane.platform;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IfMatchTest {
    @Test
    void isNeeded() {
        assertThatThrownBy(() -> IfMatch.parse(null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.PRECONDITION_REQUIRED));
    }

    @Test
    void acceptsTheVersionSeenAmongOthersOrAny() {
        assertThatCode(() -> IfMatch.parse("\"4\"").require(4)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.parse("\"3\", \"4\"").require(4)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.parse("*").require(4)).doesNotThrowAnyException();
    }

    @Test
    void refusesOtherWeakAndUnquotedTags() {
        for (String header : new String[] {"\"3\"", "W/\"4\"", "4", "\"\""}) {
            assertThatThrownBy(() -> IfMatch.parse(header).require(4))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.PRECONDITION_FAILED));
        }
    }
}
