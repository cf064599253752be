package dev.freehold.controlplane.health;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that makes something other than healthy.
 *
 * @param code for programs
 * @param message for people
 */
@Schema(name = "HealthReason")
public record Finding(
        String code, String message, @JsonIgnore HealthState state) {
    static HealthState worst(List<Finding> findings) {
        return HealthState.worst(findings.stream().map(Finding::state).toList());
    }
}
