package dev.freehold.controlplane.platform.http;

import java.util.Set;

/** A value that passed every check of ours and that PostgreSQL has no form for. */
final class UnkeepableValue {
    /** Characters that are none in its encoding, NUL first of all; moments, and numbers, out of range. */
    private static final Set<String> STATES = Set.of("22021", "22P05", "22008", "22003");

    private UnkeepableValue() {}

    static boolean isBehind(Throwable failure) {
        return Behind.any(failure, cause -> Behind.saysSql(cause, STATES::contains));
    }
}
