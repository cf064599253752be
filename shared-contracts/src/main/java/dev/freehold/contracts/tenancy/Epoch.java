package dev.freehold.contracts.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Counts the ways in which a tenant was reached, from 1. It grows with suspend, resume, rotate, move and restore; older connections drain. */
public record Epoch(@JsonValue long value) implements Comparable<Epoch> {
    public static final Epoch FIRST = new Epoch(1);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Epoch {
        if (value < 1) {
            throw new IllegalArgumentException("an epoch is 1 or more");
        }
    }

    public Epoch next() {
        return new Epoch(value + 1);
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
