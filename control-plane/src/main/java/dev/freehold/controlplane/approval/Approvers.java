package dev.freehold.controlplane.approval;

import java.util.UUID;

/** The two people behind an action. */
public record Approvers(UUID approval, String requestedBy, String approvedBy) {}
