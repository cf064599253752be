package dev.freehold.controlplane.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The body that says no.
 *
 * @param reason for whoever asked
 */
record RejectRequest(@NotBlank @Size(max = 200) String reason) {}
