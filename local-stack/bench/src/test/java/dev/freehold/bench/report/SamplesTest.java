package dev.freehold.bench.report;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SamplesTest {
    @Test
    void takesPercentilesByNearestRankInAnyOrder() {
        Samples hundred = new Samples(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(hundred.p50()).isEqualTo(50);
        assertThat(hundred.p99()).isEqualTo(99);
    }

    @Test
    void aSingleSampleIsEveryPercentile() {
        Samples one = new Samples(List.of(7.0));
        assertThat(one.p50()).isEqualTo(7);
        assertThat(one.p99()).isEqualTo(7);
    }

    @Test
    void refusesToSpeakOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples(List.of()));
    }
}
