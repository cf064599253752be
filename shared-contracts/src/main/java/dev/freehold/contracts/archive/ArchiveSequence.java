package dev.freehold.contracts.archive;

/**
 * Where a sequence stood.
 *
 * @param called whether {@code last} was given out already, so that the next one is the one after it
 */
public record ArchiveSequence(String schema, String name, long last, boolean called) {
    public ArchiveSequence {
        SqlWord.require(schema);
        SqlWord.require(name);
    }
}
