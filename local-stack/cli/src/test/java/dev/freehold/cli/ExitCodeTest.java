package dev.freehold.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExitCodeTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @ParameterizedTest
    @CsvSource({"404, 3", "409, 4", "412, 4", "400, 5", "401, 5", "403, 5", "429, 5", "500, 6", "503, 6", "302, 6"})
    void tellsWhatTheServerAnswered(int status, int exitCode) {
        controlPlane.on(
                "GET /v1/tenants/acme",
                status,
                "{\"title\":\"The title\",\"detail\":\"The detail.\",\"code\":\"a_code\"}");

        Run run = show();

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("The title (" + status + " a_code)", "The detail.");
    }

    @Test
    void bearsAnErrorThatIsNoProblem() {
        controlPlane.on("GET /v1/tenants/acme", 502, "<html>Bad gateway</html>");

        Run run = show();

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).isEqualTo("freehold: The server failed (502)\n");
    }

    @Test
    void takesAnAnswerThatIsNoJsonForAFailure() {
        controlPlane.on("GET /v1/tenants/acme", 200, "<html>Welcome</html>");

        assertThat(show().exitCode()).isEqualTo(6);
    }

    @Test
    void takesAnAnswerOfAnotherShapeForAFailure() {
        controlPlane.on("GET /v1/tenants/acme", 200, "{\"slug\":{\"not\":\"text\"}}");

        assertThat(show().exitCode()).isEqualTo(6);
    }

    @Test
    void saysWhichServerCannotBeReached() {
        String url = controlPlane.url();
        controlPlane.close();

        Run run = new Run.Surroundings().run("tenant", "show", "acme", "--url", url, "--token", "t");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("cannot connect to " + url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant show ACME",
                "tenant show ../operations",
                "operation show acme",
                "tenant list --limit 0",
                "tenant list --limit 3 --all",
                "tenant suspend acme --timeout soon",
                "tenant delete",
                "nonsense"
            })
    void refusesAWrongCommandLineBeforeAnyRequest(String line) {
        Run run = Run.at(controlPlane).run(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("freehold: ").doesNotContain("Exception");
        assertThat(controlPlane.requests()).isEmpty();
    }

    @Test
    void refusesTextThatTheLocaleHasSpoilt() {
        Run run = Run.at(controlPlane).run("tenant", "list", "--text", "M\ufffdller");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("UTF-8 locale");
        assertThat(controlPlane.requests()).isEmpty();
    }

    private Run show() {
        return Run.at(controlPlane).run("tenant", "show", "acme");
    }
}
