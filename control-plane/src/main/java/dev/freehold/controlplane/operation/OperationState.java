package dev.freehold.controlplane.operation;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an operation is; only legal moves are methods. */
public sealed interface OperationState {
    @JsonValue
    default String wireName() {
        return switch (this) {
            case Pending _ -> "pending";
            case Running _ -> "running";
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
            case Compensated _ -> "compensated";
        };
    }

    /** @throws IllegalArgumentException if it is the name of no state */
    static OperationState parse(String wireName) {
        return switch (wireName) {
            case "pending" -> new Pending();
            case "running" -> new Running();
            case "succeeded" -> new Succeeded();
            case "failed" -> new Failed();
            case "compensated" -> new Compensated();
            default -> throw new IllegalArgumentException("no operation is ever in state " + wireName);
        };
    }

    /** Not over yet: it keeps others out. */
    sealed interface Open extends OperationState {
        /** Ended from outside, because another operation has precedence or somebody said so. */
        default Failed giveUp() {
            return new Failed();
        }

        /** Ended because there is nothing left that it could do. */
        default Succeeded becomeNeedless() {
            return new Succeeded();
        }
    }

    /** Over; nothing follows. */
    sealed interface Ended extends OperationState {}

    /** No worker has begun. */
    record Pending() implements Open {
        public Running begin() {
            return new Running();
        }
    }

    /** A worker has begun; maybe it waits for the next attempt. */
    record Running() implements Open {
        public Succeeded succeed() {
            return new Succeeded();
        }

        public Failed fail() {
            return new Failed();
        }

        public Compensated compensate() {
            return new Compensated();
        }
    }

    /** Done. */
    record Succeeded() implements Ended {}

    /** Given up, with everything as it was before. */
    record Failed() implements Ended {}

    /** Undone: nothing of it is left. */
    record Compensated() implements Ended {}
}
