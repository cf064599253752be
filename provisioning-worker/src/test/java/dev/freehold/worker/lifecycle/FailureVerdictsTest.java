package dev.freehold.worker.lifecycle;

import java.net.ConnectException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.freehold.worker.saga.FailureVerdict;
import dev.freehold.worker.saga.StepFailedException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureVerdictsTest {
    private final FailureVerdicts verdicts = new FailureVerdicts();

    @ParameterizedTest
    @CsvSource({
        "08001, true, pool_unreachable",
        "08006, true, pool_unreachable",
        "53300, true, pool_exhausted",
        "53100, true, pool_exhausted",
        "55P03, true, pool_busy",
        "55006, true, pool_busy",
        "57P01, true, pool_restarting",
        "57P03, true, pool_restarting",
        "57P05, true, pool_restarting",
        "40P01, true, pool_busy",
        "28P01, true, pool_login_refused",
        "25006, true, pool_read_only",
        "58030, true, pool_failing",
        "42501, false, database_error",
        "42P04, false, database_error",
        "3D000, false, database_error",
        "57014, false, database_error",
        "XX000, false, database_error",
        "23505, false, database_error",
    })
    void judgesByWhatTheServerSaid(String state, boolean retryable, String code) {
        var raw = new SQLException("role \"fh_x\" password 'canary'", state);
        FailureVerdict verdict = verdicts.judge(new IllegalStateException("a library wrapped it", raw));
        assertThat(verdict.retryable()).isEqualTo(retryable);
        assertThat(verdict.failure().code()).isEqualTo(code);
        assertThat(verdict.failure().message()).doesNotContain("canary", "fh_x").endsWith(".");
    }

    @Test
    void takesASilentDriverForAServerOutOfReach() {
        assertThat(verdicts.judge(new SQLException("no state")).retryable()).isTrue();
        assertThat(verdicts.judge(new IllegalStateException(new ConnectException("refused")))
                        .retryable())
                .isTrue();
    }

    @Test
    void keepsWhatAStepSaidItself() {
        StepFailedException ours = StepFailedException.permanent("stamp_differs", "It is another's.");
        assertThat(verdicts.judge(ours)).isEqualTo(ours.verdict());
    }

    @Test
    void takesTheUnforeseenForPermanentAndQuotesNothingOfIt() {
        FailureVerdict verdict = verdicts.judge(new IllegalStateException("canary"));
        assertThat(verdict.retryable()).isFalse();
        assertThat(verdict.failure().message()).doesNotContain("canary");
    }
}
