package dev.freehold.controlplane.approval;

import java.util.UUID;

/** A request for approval was made or decided. Observed in the transaction that does it. */
public record ApprovalChanged(UUID approval, String action, UUID subject, String state) {}
