package dev.freehold.contracts.archive;

/** How many scripts of each history have run. */
public record SchemaVersions(int platform, int product) {
    public SchemaVersions {
        if (platform < 1 || product < 0) {
            throw new IllegalArgumentException("a schema has at least one script of the platform");
        }
    }

    /** Whether a database of that version can be brought to this one. */
    public boolean reachableFrom(SchemaVersions older) {
        return older.platform <= platform && older.product <= product;
    }
}
