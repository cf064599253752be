package dev.freehold.operator.reconcile;

/**
 * What one condition is found to be.
 *
 * @param status True, False or Unknown
 * @param reason one word for programs
 * @param message a sentence for people, without personal data
 */
record Finding(Type type, String status, String reason, String message) {
    /** The conditions of a tenant, in the order in which they are shown. */
    enum Type {
        /** It is served. */
        Ready,
        /** The operator expects it to change by itself. */
        Progressing,
        /** Somebody has to look at it. */
        Degraded,
        /** The platform holds what the spec says. */
        InSync
    }

    static Finding yes(Type type, String reason, String message) {
        return new Finding(type, "True", reason, message);
    }

    static Finding no(Type type, String reason, String message) {
        return new Finding(type, "False", reason, message);
    }

    static Finding unknown(Type type, String reason, String message) {
        return new Finding(type, "Unknown", reason, message);
    }
}
