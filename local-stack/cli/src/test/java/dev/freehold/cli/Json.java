package dev.freehold.cli;

import java.util.List;

/** Answers of a control plane. */
final class Json {
    static final String OPERATION = "0199f0a0-0000-7000-8000-000000000001";

    private Json() {}

    static String tenant(String slug, String legalName) {
        return """
                {"id":"0199f0a0-0000-7000-8000-0000000000aa","slug":"%s","legalName":"%s","taxId":"DE123456789",
                 "country":"DE","contactName":"Ada Lovelace","adminEmail":"ada@acme.example","plan":"standard",
                 "region":"local","environment":"production","state":"active","pool":"local-a","epoch":1,
                 "createdAt":"2026-11-21T08:00:00Z","updatedAt":"2026-11-21T08:00:02Z","fromTheFuture":{"a":1}}""".formatted(slug, legalName);
    }

    static String page(String nextCursor, String... items) {
        return "{\"items\":[" + String.join(",", List.of(items)) + "],\"nextCursor\":" + nextCursor + "}";
    }

    /** @param more fields from {@code steps} on */
    static String operation(String kind, String state, String more) {
        return """
                {"id":"%s","kind":"%s","tenant":"acme","state":"%s","requestedBy":"ops-admin",
                 "traceId":"4bf92f3577b34da6a3ce929d0e0e4736","createdAt":"2026-11-21T08:00:00Z",%s}""".formatted(OPERATION, kind, state, more);
    }

    static String pending() {
        return operation("provision", "pending", "\"finishedAt\":null,\"steps\":[]");
    }

    static String running() {
        return operation(
                "provision",
                "running",
                "\"finishedAt\":null,\"steps\":["
                        + step("reserve", "succeeded", 1, "0.100", "\"2026-11-21T08:00:00.112Z\"") + ","
                        + step("database", "running", 1, "0.200", "null") + ","
                        + "{\"name\":\"publish\",\"state\":\"pending\",\"attempts\":0}]");
    }

    static String succeeded() {
        return operation(
                "provision",
                "succeeded",
                "\"finishedAt\":\"2026-11-21T08:00:01.900Z\",\"steps\":["
                        + step("reserve", "succeeded", 1, "0.100", "\"2026-11-21T08:00:00.112Z\"") + ","
                        + step("database", "succeeded", 2, "0.200", "\"2026-11-21T08:00:01.450Z\"") + ","
                        + step("publish", "succeeded", 1, "1.500", "\"2026-11-21T08:00:01.584Z\"") + "]");
    }

    static String compensated() {
        return operation(
                "provision",
                "compensated",
                "\"finishedAt\":\"2026-11-21T08:02:03Z\",\"error\":{\"step\":\"database\",\"code\":\"pool_unreachable\","
                        + "\"message\":\"The pool does not answer.\"},\"steps\":["
                        + step("reserve", "compensated", 1, "0.100", "\"2026-11-21T08:00:00.112Z\"") + ","
                        + "{\"name\":\"database\",\"state\":\"failed\",\"attempts\":8,"
                        + "\"startedAt\":\"2026-11-21T08:00:00.2Z\",\"finishedAt\":\"2026-11-21T08:02:02.9Z\","
                        + "\"error\":{\"code\":\"pool_unreachable\",\"message\":\"The pool does not answer.\"}}]");
    }

    private static String step(String name, String state, int attempts, String start, String finished) {
        return """
                {"name":"%s","state":"%s","attempts":%d,"startedAt":"2026-11-21T08:00:0%sZ","finishedAt":%s}""".formatted(name, state, attempts, start, finished);
    }
}
