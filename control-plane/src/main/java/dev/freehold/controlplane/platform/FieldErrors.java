package dev.freehold.controlplane.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.Problem.FieldError;

/** Parses the fields of one request and gathers what is wrong with them, so that a caller hears of all at once. */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    /** A parser's {@link IllegalArgumentException} becomes the field's error. */
    public <S, T> Parsed<T> parse(String field, S text, Function<S, T> parser) {
        return parseOptional(field, text, parser);
    }

    /** As {@link #parse}, but a field may be left out. */
    public <S, T> Parsed<T> parseOptional(String field, @Nullable S text, Function<S, T> parser) {
        if (text == null) {
            return new Parsed<>(Optional.empty());
        }
        try {
            return new Parsed<>(Optional.of(parser.apply(text)));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
            return new Parsed<>(Optional.empty());
        }
    }

    /** @throws Refusal.Invalid if a field could not be parsed */
    public void refuseIfAny() {
        if (!errors.isEmpty()) {
            throw new Refusal.Invalid(errors);
        }
    }

    /** A field's value, there once {@link #refuseIfAny()} has returned. */
    public record Parsed<T>(Optional<T> value) {
        public T get() {
            return value.orElseThrow();
        }
    }
}
