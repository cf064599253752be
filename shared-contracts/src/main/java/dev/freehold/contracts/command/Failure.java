package dev.freehold.contracts.command;

/**
 * Why a step failed.
 *
 * @param code for programs: lower case with underscores, such as {@code pool_unreachable}
 * @param message for people: one sentence, with no secret and no raw server text
 */
public record Failure(String code, String message) {}
