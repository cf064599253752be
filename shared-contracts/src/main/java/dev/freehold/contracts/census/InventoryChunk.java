package dev.freehold.contracts.census;

/**
 * Part of an inventory, small enough for one request. Delivering it keeps the lease alive.
 *
 * @param number distinguishes the chunks of one attempt; one that is delivered twice counts once
 */
public record InventoryChunk(int attempt, int number, Inventory inventory) {}
