package dev.freehold.controlplane.operation;

import java.util.UUID;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.controlplane.platform.Refusal;

/** Says that there is no such operation, also of an id that none can have. */
public final class MissingOperation {
    private MissingOperation() {}

    static Refusal refusal() {
        return new Refusal.Missing("No operation has this id.");
    }

    /** @throws Refusal.Missing if no operation can have that id */
    public static OperationId parse(String id) {
        try {
            return new OperationId(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
    }
}
