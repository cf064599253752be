package dev.freehold.controlplane.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OperationStateTest {
    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "succeeded", "failed", "compensated"})
    void isReadBackFromItsName(String name) {
        assertThat(OperationState.parse(name).wireName()).isEqualTo(name);
    }

    @Test
    void refusesANameThatIsNoState() {
        assertThatIllegalArgumentException().isThrownBy(() -> OperationState.parse("done"));
    }

    @Test
    void canBeGivenUpUntilItIsOver() {
        assertThat(new OperationState.Pending().giveUp()).isEqualTo(new OperationState.Failed());
        assertThat(new OperationState.Pending().begin().giveUp()).isEqualTo(new OperationState.Failed());
    }
}
