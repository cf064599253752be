package dev.freehold.operator.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;

/** The conditions of a resource. A type of which nothing new is found stays as it was. */
record Conditions(List<Condition> known) {
    Conditions {
        known = List.copyOf(known);
    }

    /** @param generation of the spec that was looked at */
    List<Condition> after(List<Finding> findings, long generation, Instant now) {
        List<Condition> all = new ArrayList<>();
        for (Finding.Type type : Finding.Type.values()) {
            Optional<Condition> before = find(type);
            findings.stream()
                    .filter(finding -> finding.type() == type)
                    .findFirst()
                    .map(finding -> condition(finding, before, generation, now))
                    .or(() -> before)
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** How long the condition has been true for that reason; nothing if it is not. */
    Duration trueFor(Finding.Type type, String reason, Instant now) {
        return find(type)
                .filter(condition -> "True".equals(condition.getStatus()) && reason.equals(condition.getReason()))
                .map(condition -> Duration.between(Instant.parse(condition.getLastTransitionTime()), now))
                .orElse(Duration.ZERO);
    }

    private Optional<Condition> find(Finding.Type type) {
        return known.stream()
                .filter(condition -> type.name().equals(condition.getType()))
                .findFirst();
    }

    /** The time is that of the last change of status or reason, so that it also says how long a failure has lasted. */
    private static Condition condition(Finding finding, Optional<Condition> before, long generation, Instant now) {
        String since = before.filter(condition -> finding.status().equals(condition.getStatus())
                        && finding.reason().equals(condition.getReason()))
                .map(Condition::getLastTransitionTime)
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new ConditionBuilder()
                .withType(finding.type().name())
                .withStatus(finding.status())
                .withReason(finding.reason())
                .withMessage(finding.message())
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build();
    }
}
