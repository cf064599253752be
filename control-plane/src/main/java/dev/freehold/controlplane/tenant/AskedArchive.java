package dev.freehold.controlplane.tenant;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The archive that a new tenant is to be filled from.
 *
 * @param confirmForeign the slug of the tenant that it was made of; needed unless that was the same company
 */
record AskedArchive(@NotNull UUID id, @Nullable String confirmForeign) {}
