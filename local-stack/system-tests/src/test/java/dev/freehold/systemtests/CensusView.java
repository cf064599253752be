package dev.freehold.systemtests;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.awaitility.Awaitility;

/** A census as the operator takes it, reads it and has it put right. */
record CensusView(Platform platform, String id, JsonPath json) {
    static CensusView take(Platform platform) {
        String id = begin(platform);
        return await(platform, id);
    }

    static String begin(Platform platform) {
        Response begun = platform.asOperator().post("/v1/census");
        begun.then().statusCode(202);
        return begun.jsonPath().getString("id");
    }

    /** A part whose worker died is counted again by another only after its lease of a minute. */
    static CensusView await(Platform platform, String id) {
        JsonPath ended = Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> show(platform, id), now -> !"running".equals(now.getString("state")));
        return new CensusView(platform, id, ended);
    }

    String state() {
        return json.getString("state");
    }

    /** Kind, subject and remedy of each. */
    List<String> findings() {
        return IntStream.range(0, json.getList("findings").size())
                .mapToObj(i -> "findings[" + i + "].")
                .map(at -> json.getString(at + "kind") + " " + json.getString(at + "subject") + " "
                        + json.getString(at + "remedy"))
                .toList();
    }

    int number(String kind, String subject) {
        return IntStream.range(0, json.getList("findings").size())
                .filter(i -> kind.equals(json.getString("findings[" + i + "].kind"))
                        && subject.equals(json.getString("findings[" + i + "].subject")))
                .map(i -> json.getInt("findings[" + i + "].number"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + subject + " in " + findings()));
    }

    Response ask(int number, Optional<String> confirm) {
        return platform.asOperator()
                .contentType("application/json")
                .body(confirm.map(subject -> Map.of("confirm", subject)).orElse(Map.of()))
                .post("/v1/census/" + id + "/findings/" + number + "/resolve");
    }

    /** Asks for it, with the subject typed again where that is needed, and says what came of it. A drop forces a checkpoint, which has taken a minute. */
    String resolve(String kind, String subject) {
        int number = number(kind, subject);
        ask(number, Optional.of(subject)).then().statusCode(202);
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stateOf(number), state -> !state.startsWith("resolving"));
    }

    private String stateOf(int number) {
        JsonPath now = show(platform, id);
        String at = "findings[" + (number - 1) + "].";
        String note = now.getString(at + "note");
        return now.getString(at + "state") + (note == null ? "" : ": " + note);
    }

    private static JsonPath show(Platform platform, String id) {
        return platform.asOperator()
                .get("/v1/census/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
