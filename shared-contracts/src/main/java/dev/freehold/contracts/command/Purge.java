package dev.freehold.contracts.command;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;

/**
 * That a tenant is to be dropped before its retention ends.
 *
 * @param archive the archive that has to be whole before anything goes; absent: an operator has said that none is wanted
 */
public record Purge(@Nullable OperationId archive) {}
