package dev.freehold.operator.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a living tenant, as it was at some time.
 *
 * @param allowedRegions none where the API server has left an empty list out
 */
public record Mutable(
        String legalName,
        String contactName,
        String adminEmail,
        String plan,
        @Nullable List<String> allowedRegions) {
    public Mutable {
        allowedRegions = allowedRegions == null ? List.of() : List.copyOf(new TreeSet<>(allowedRegions));
    }

    /** What is another here than there, by the names that the API has for it. */
    public Map<String, Object> differingFrom(Mutable other) {
        Map<String, Object> mine = fields();
        Map<String, Object> its = other.fields();
        mine.entrySet().removeIf(field -> field.getValue().equals(its.get(field.getKey())));
        return mine;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("legalName", legalName);
        fields.put("contactName", contactName);
        fields.put("adminEmail", adminEmail);
        fields.put("plan", plan);
        fields.put("allowedRegions", regions());
        return fields;
    }

    public List<String> regions() {
        return allowedRegions == null ? List.of() : allowedRegions;
    }

    @Override
    public String toString() {
        return "Mutable[plan=" + plan + "]";
    }
}
