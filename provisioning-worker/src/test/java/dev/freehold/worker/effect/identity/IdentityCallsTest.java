package dev.freehold.worker.effect.identity;

import java.net.ConnectException;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.worker.saga.FailureVerdict;
import dev.freehold.worker.saga.StepFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IdentityCallsTest {
    @ParameterizedTest
    @CsvSource({
        "500, true, identity_unavailable",
        "502, true, identity_unavailable",
        "503, true, identity_unavailable",
        "504, true, identity_unavailable",
        "429, true, identity_busy",
        "408, true, identity_busy",
        "403, true, identity_forbidden",
        "409, true, identity_changed",
        "400, false, identity_refused",
        "413, false, identity_refused",
        "422, false, identity_refused",
    })
    void judgesByWhatTheIdentityServerAnswered(int status, boolean retryable, String code) {
        FailureVerdict verdict = judge(new WebApplicationException("canary", status));
        assertThat(verdict.retryable()).isEqualTo(retryable);
        assertThat(verdict.failure().code()).isEqualTo(code);
        assertThat(verdict.failure().message()).doesNotContain("canary");
    }

    @Test
    void takesAnIdentityServerThatIsAwayForOneThatComesBack() {
        assertThat(judge(new ProcessingException(new ConnectException("refused")))
                        .retryable())
                .isTrue();
    }

    private static FailureVerdict judge(RuntimeException thrown) {
        return catchThrowableOfType(
                        StepFailedException.class,
                        () -> IdentityCalls.change(() -> {
                            throw thrown;
                        }))
                .verdict();
    }
}
