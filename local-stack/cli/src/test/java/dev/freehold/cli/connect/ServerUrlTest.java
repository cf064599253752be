package dev.freehold.cli.connect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.cli.shell.UsageFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://control.example",
                "https://control.example/freehold/",
                "http://localhost:8080",
                "HTTP://LOCALHOST:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080",
                "http://control.localhost"
            })
    void takesHttpsAndLoopback(String text) {
        assertThatCode(() -> ServerUrl.parse(text, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "control.example",
                "file:///etc/passwd",
                "ftp://control.example",
                "http://",
                "https://a b",
                "http://control.example",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://0.0.0.0",
                "https://user:secret@control.example",
                "https://control.example?a=b",
                "https://control.example#a"
            })
    void refusesWhereNoCredentialShouldGo(String text) {
        assertThatThrownBy(() -> ServerUrl.parse(text, false)).isInstanceOf(UsageFailed.class);
    }

    @Test
    void takesPlainHttpFromACallerWhoInsists() {
        assertThat(ServerUrl.parse("http://control.example", true).uri()).hasHost("control.example");
    }

    @Test
    void knowsTheSameServerInAnotherSpelling() {
        ServerUrl server = ServerUrl.parse("http://localhost:8080", false);

        assertThat(server.isSameAs(ServerUrl.parse("http://LOCALHOST:8080/", false)))
                .isTrue();
        assertThat(server.isSameAs(ServerUrl.parse("http://localhost:8081", false)))
                .isFalse();
    }
}
