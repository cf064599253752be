package dev.freehold.cli.census;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.Answer;

import static java.util.Objects.requireNonNullElse;

/** A census as far as this program looks into it; words stay text, because a newer server may know more of them. */
record Census(
        @Nullable String id,
        @Nullable String state,
        @Nullable String requestedBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable List<Part> parts,
        @Nullable Map<String, Long> counts,
        @Nullable List<Finding> findings) {
    static Census of(JsonNode json) {
        return Answer.read(json, Census.class);
    }

    boolean running() {
        return "running".equals(state);
    }

    boolean clean() {
        return "clean".equals(state);
    }

    List<Part> partList() {
        return requireNonNullElse(parts, List.of());
    }

    List<Finding> findingList() {
        return requireNonNullElse(findings, List.of());
    }

    /** A census in a list. */
    record Summary(
            @Nullable String id,
            @Nullable String state,
            @Nullable String requestedBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int findings) {
        static Summary of(JsonNode json) {
            return Answer.read(json, Summary.class);
        }
    }

    /** One place that was counted. */
    record Part(
            @Nullable String kind,
            @Nullable String region,
            @Nullable String pool,
            @Nullable String state,
            @Nullable String error) {}

    /**
     * One difference.
     *
     * @param remedy what can be done: repair, drop or none
     */
    record Finding(
            int number,
            @Nullable String kind,
            @Nullable String region,
            @Nullable String pool,
            @Nullable String subject,
            @Nullable String tenant,
            @Nullable String detail,
            @Nullable String remedy,
            @Nullable String advice,
            @Nullable String state,
            @Nullable String note) {
        static Finding of(JsonNode json) {
            return Answer.read(json, Finding.class);
        }

        boolean isOpenRepair() {
            return "repair".equals(remedy) && "open".equals(state);
        }
    }
}
