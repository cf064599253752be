package dev.freehold.controlplane.route;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SharedAnswersTest {
    private static final Region HERE = new Region("here");
    private static final Region ELSEWHERE = new Region("elsewhere");

    private final MovableClock clock = MovableClock.standing();
    private final SharedAnswers answers = new SharedAnswers(clock);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void makesOneAnswerForFiftyWhoAskTheSameAtOnce() throws Exception {
        List<Callable<String>> readers = IntStream.range(0, 50)
                .<Callable<String>>mapToObj(i -> () -> answers.to(HERE, 7, 8, this::make))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(readers)).extracting(Future::resultNow).containsOnly("answer 1");
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void keepsRegionsAndVersionsApartAndAnswersForAMomentOnly() {
        assertThat(answers.to(HERE, 7, 8, this::make)).isEqualTo("answer 1");
        assertThat(answers.to(ELSEWHERE, 7, 8, this::make)).isEqualTo("answer 2");
        assertThat(answers.to(HERE, 6, 8, this::make)).isEqualTo("answer 3");
        assertThat(answers.to(HERE, 7, 9, this::make)).isEqualTo("answer 4");
        clock.move(Duration.ofSeconds(3));
        assertThat(answers.to(HERE, 7, 8, this::make)).isEqualTo("answer 5");
    }

    @Test
    void forgetsAnAnswerThatCouldNotBeMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> answers.to(HERE, 7, 8, () -> {
                    throw new IllegalStateException("the database is away");
                }));
        assertThat(answers.to(HERE, 7, 8, this::make)).isEqualTo("answer 1");
    }

    @Test
    void keepsNoMoreThanAFew() {
        for (int version = 1; version <= 100; version++) {
            answers.to(HERE, 0, version, this::make);
        }
        assertThat(answers.to(HERE, 0, 100, this::make)).isEqualTo("answer 101");
        assertThat(answers.to(HERE, 0, 1, this::make)).isEqualTo("answer 1");
    }

    private String make() {
        return "answer " + made.incrementAndGet();
    }
}
