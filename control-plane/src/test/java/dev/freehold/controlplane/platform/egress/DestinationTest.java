package dev.freehold.controlplane.platform.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DestinationTest {
    private final Destination production = destination(false, Optional.empty());
    private final Destination development = destination(true, Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://user@example.com/",
                "https://example.com/#part",
                "file:///etc/passwd",
                "https:/no-host",
                "https://exa mple.com/",
                "gopher://example.com/"
            })
    void refuses(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> production.parse(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://127.0.0.1:8443/", "https://[::1]/", "https://2130706433/"})
    void leadsToNoMachineOfItsOwnNetwork(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> production.resolve(production.parse(url)));
    }

    @Test
    void leadsAnywhereInDevelopmentOrWhereTold() throws Exception {
        URI here = development.parse("http://localhost:9999/hook");
        assertThat(development.resolve(here).isLoopbackAddress()).isTrue();
        assertThat(destination(false, Optional.of(true)).parse("http://10.0.0.1/"))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> destination(true, Optional.of(false)).parse("http://localhost/"));
    }

    private static Destination destination(boolean development, Optional<Boolean> allowPrivate) {
        return new Destination(
                new EgressConfig() {
                    @Override
                    public Optional<Boolean> allowPrivate() {
                        return allowPrivate;
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofSeconds(1);
                    }
                },
                () -> development);
    }
}
