package dev.freehold.controlplane.platform;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param nextCursor absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final String DEFAULT_LIMIT = "50";
    private static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** @throws Refusal.Invalid naming the field {@code limit} if it is not a number from 1 to 200 */
    public static int limit(String text) {
        FieldErrors errors = new FieldErrors();
        var limit = errors.parse("limit", text, Page::parseLimit);
        errors.refuseIfAny();
        return limit.get();
    }

    /** Makes a page of what was read with a limit of one more than asked for. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, UUID> id) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, new Cursor(id.apply(items.getLast())).text());
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }

    private static int parseLimit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw new IllegalArgumentException("is a number from 1 to " + MAX_LIMIT);
    }
}
