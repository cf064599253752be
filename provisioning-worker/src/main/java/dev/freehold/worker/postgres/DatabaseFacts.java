package dev.freehold.worker.postgres;

/**
 * What the catalogue says of a database.
 *
 * @param ours the worker owns it
 * @param connectionLimit -1: none; -2: a drop was interrupted and only another drop is possible
 */
public record DatabaseFacts(boolean ours, boolean allowsConnections, boolean template, int connectionLimit) {
    private static final int INTERRUPTED_DROP = -2;

    public boolean dropWasInterrupted() {
        return connectionLimit == INTERRUPTED_DROP;
    }

    public boolean connectable() {
        return allowsConnections && !dropWasInterrupted();
    }
}
